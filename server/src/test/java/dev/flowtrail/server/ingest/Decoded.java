package dev.flowtrail.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.Limits;
import dev.flowtrail.server.http.SharedHeap;
import dev.flowtrail.server.payload.Frame;
import dev.flowtrail.server.queue.StagedData;
import dev.flowtrail.server.queue.StagedFlow.Carried;
import dev.flowtrail.server.queue.StagedFlow.CarriedFrame;
import dev.flowtrail.server.queue.Submission;
import dev.flowtrail.server.queue.Submission.Origin;
import dev.flowtrail.server.queue.Submissions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

/** What the decoder makes of a document that the queue can carry. */
record Decoded(Submission submission, Carried flow) {

  static Decoded of(String document) {
    return of(new ByteArrayInputStream(document.getBytes(UTF_8)));
  }

  static Decoded of(InputStream body) {
    return of(body, Limits.DEFAULT);
  }

  static Decoded of(InputStream body, Limits limits) {
    FlowDecoder decoder =
        new FlowDecoder(
            limits,
            () -> {
              throw new IllegalStateException("expected a document that the queue can carry");
            });
    Submission submission =
        decoder.decode(new Origin(1, "key"), body, new HeapNeed(SharedHeap.ofThisProcess(5)));
    return new Decoded(submission, Submissions.flow(submission));
  }

  List<StagedData> staged() {
    return Submissions.whole(flow).steps().stream()
        .flatMap(step -> step.observations().stream())
        .map(Observation::data)
        .toList();
  }

  StagedData onlyStaged() {
    return staged().getFirst();
  }

  /** The data as it lies in the frames. */
  List<String> texts() {
    return staged().stream().map(this::text).toList();
  }

  private String text(StagedData data) {
    CarriedFrame frame = flow.frames().get(data.place().frame());
    try (InputStream in =
        frame.compressed()
            ? Frame.decompressing(frame.bytes())
            : new ByteArrayInputStream(frame.bytes())) {
      in.skipNBytes(data.place().offset());
      return new String(in.readNBytes((int) data.bytes()), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
