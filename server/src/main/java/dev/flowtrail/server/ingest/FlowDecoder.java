package dev.flowtrail.server.ingest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.protocol.DataReader;
import dev.flowtrail.protocol.FlowDocument;
import dev.flowtrail.protocol.FlowDocumentReader;
import dev.flowtrail.protocol.FlowEventReader;
import dev.flowtrail.protocol.FlowEvents;
import dev.flowtrail.protocol.JsonText;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.protocol.MissingIds;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.StagedDocument;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Turns a body into a submission in one pass. Thread-safe. */
final class FlowDecoder {

  private final Limits limits;
  private final ObjectDraft.Source objects;
  private final JsonFactory json;

  /**
   * @param objects takes what is too large for the queue
   */
  FlowDecoder(Limits limits, ObjectDraft.Source objects) {
    this.limits = limits;
    this.objects = objects;
    this.json = JsonText.factory(limits);
  }

  /**
   * Reads a flow document to its end.
   *
   * @param need hears of each observation
   * @throws dev.flowtrail.protocol.MalformedJsonException when the body is not JSON
   * @throws dev.flowtrail.protocol.InvalidDocumentException with everything that is wrong with it
   * @throws dev.flowtrail.protocol.LimitExceededException when a part is too large
   * @throws dev.flowtrail.server.payload.PayloadUnavailableException when it is too large for the
   *     queue and the payload store does not take it
   */
  Submission decode(Origin origin, InputStream body, HeapNeed need) {
    return decode(key -> origin, body, need);
  }

  /**
   * The same for a document that says its own idempotency key.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it says none that is valid
   */
  Submission decodeKeyed(int teamId, InputStream body, HeapNeed need) {
    return decode(key -> new Origin(teamId, IdempotencyKey.ofDocument(key)), body, need);
  }

  private Submission decode(
      Function<@Nullable String, Origin> origins, InputStream body, HeapNeed need) {
    return JsonText.reading(limits, () -> new Pass(body, need).run(new Whole(origins)));
  }

  /**
   * Reads events of one flow to their end. Faults are thrown as for a document.
   *
   * @param origins whose the submission is, by its fingerprint
   * @param need hears of each event
   */
  EventSubmission decodeEvents(
      UUID flowId, Function<UUID, Origin> origins, InputStream body, HeapNeed need) {
    return JsonText.reading(
        limits,
        () -> {
          Pieces pieces = new Pieces(flowId, origins, need);
          return new EventSubmission(new Pass(body, need).run(pieces), pieces.count);
        });
  }

  /**
   * Events of one flow.
   *
   * @param events how many there are
   */
  record EventSubmission(Submission submission, int events) {}

  /** A way to read what the parser stands before. */
  private interface Format {
    Staged read(JsonParser parser, DataReader<ScannedData> data) throws IOException;
  }

  private record Staged(Origin origin, UUID fingerprint, StagedDocument document) {}

  /** One flow document. */
  private final class Whole implements Format {
    private final Function<@Nullable String, Origin> origins;
    private @Nullable Origin origin;

    Whole(Function<@Nullable String, Origin> origins) {
      this.origins = origins;
    }

    @Override
    public Staged read(JsonParser parser, DataReader<ScannedData> data) throws IOException {
      FlowDocument<StagedData> staged =
          new FlowDocumentReader<>(parser, limits, this::idsUnder, data)
              .read()
              .map(observation -> observation.data().summarise(observation.head()));
      return new Staged(
          Objects.requireNonNull(origin),
          Fingerprint.of(staged, json),
          new StagedDocument.Whole(staged));
    }

    private MissingIds idsUnder(@Nullable String idempotencyKey) {
      Origin known = origins.apply(idempotencyKey);
      origin = known;
      return new DerivedIds(known);
    }
  }

  /** Events of one flow. */
  private final class Pieces implements Format {
    private final UUID flowId;
    private final Function<UUID, Origin> origins;
    private final HeapNeed need;
    private int count;

    Pieces(UUID flowId, Function<UUID, Origin> origins, HeapNeed need) {
      this.flowId = flowId;
      this.origins = origins;
      this.need = need;
    }

    @Override
    public Staged read(JsonParser parser, DataReader<ScannedData> data) throws IOException {
      FlowEvents<StagedData> staged =
          new FlowEventReader<>(parser, limits, flowId, data, ScannedData::hash)
              .read(need::addObservation)
              .map(observation -> observation.data().summarise(observation.head()));
      count = staged.count();
      UUID fingerprint = Fingerprint.of(staged, json);
      return new Staged(
          origins.apply(fingerprint), fingerprint, new StagedDocument.Pieces(staged.update()));
    }
  }

  /** The one pass over one body. */
  private final class Pass {
    private final SliceTap tap;
    private final HeapNeed need;
    private final FrameStaging staging =
        new FrameStaging(limits.maxObservationBytes(), new StagedFrames(objects));

    Pass(InputStream body, HeapNeed need) {
      this.tap = new SliceTap(body);
      this.need = need;
    }

    Submission run(Format format) throws IOException {
      try (JsonParser parser = json.createParser(tap);
          staging) {
        need.tokenStartsAt(() -> parser.currentTokenLocation().getByteOffset());
        Staged staged = format.read(parser, this::readData);
        return staging.finish(staged.origin(), staged.fingerprint(), staged.document());
      }
    }

    private ScannedData readData(JsonParser parser) throws IOException {
      need.addObservation();
      FrameStaging.Data data = staging.next();
      DataScan.Result result =
          endsWithItself(parser.currentToken()) ? scanSlice(parser, data) : scanWord(parser, data);
      return new ScannedData(result, data.length(), data.place());
    }

    private DataScan.Result scanSlice(JsonParser parser, OutputStream data) throws IOException {
      tap.begin(parser.currentTokenLocation().getByteOffset(), data);
      DataScan.Result result = new DataScan(parser).scan();
      tap.end(parser.currentLocation().getByteOffset());
      return result;
    }

    /**
     * Only what follows a number or a literal ends it, so the parser may have read past its bytes;
     * its text is those bytes.
     */
    private DataScan.Result scanWord(JsonParser parser, OutputStream data) throws IOException {
      data.write(parser.getText().getBytes(StandardCharsets.UTF_8));
      return new DataScan(parser).scan();
    }
  }

  private static boolean endsWithItself(JsonToken first) {
    return first.isStructStart() || first == JsonToken.VALUE_STRING;
  }

  private record ScannedData(DataScan.Result result, long bytes, StagedData.Place place) {

    UUID hash() {
      return ContentHash.toUuid(result.hash());
    }

    StagedData summarise(ObservationHead head) {
      FieldStatistics fields = result.fields();
      @Nullable Summary summary =
          fields == null || !fields.onlyObjects() ? null : new Summary(fields, head);
      return new StagedData(
          hash(),
          bytes,
          fields == null ? null : Integer.valueOf(fields.items()),
          summary == null ? null : summary.passed(),
          summary == null ? null : summary.toJson(),
          place);
    }
  }
}
