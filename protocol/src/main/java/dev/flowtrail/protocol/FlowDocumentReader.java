package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads one flow document in a single pass, members in any order, and reports everything that is
 * wrong with it at once. One reader reads one document.
 *
 * @param <D> what the data of an observation becomes
 */
public final class FlowDocumentReader<D> {

  private final JsonParser parser;
  private final IdSource idSource;
  private final DataReader<D> dataReader;
  private final Faults faults = new Faults();
  private final Values values;
  private final Members members;
  private final FlowDraft flow;
  private final List<StepDraft<D>> steps = new ArrayList<>();
  private @Nullable String idempotencyKey;

  /** Tells who gives the ids that a document lacks. */
  @FunctionalInterface
  public interface IdSource {

    /**
     * Asked once, when nothing is wrong with the document. What this throws goes on to who reads.
     *
     * @param idempotencyKey what the document says in its member of that name; null when it says
     *     nothing, or no text
     */
    MissingIds idsUnder(@Nullable String idempotencyKey);
  }

  /** For documents whose idempotency key comes beside them: one in the document is ignored. */
  public FlowDocumentReader(
      JsonParser parser, Limits limits, MissingIds missingIds, DataReader<D> dataReader) {
    this(parser, limits, key -> missingIds, dataReader);
  }

  /** For documents that say their own idempotency key. */
  public FlowDocumentReader(
      JsonParser parser, Limits limits, IdSource idSource, DataReader<D> dataReader) {
    this.parser = parser;
    this.idSource = idSource;
    this.dataReader = dataReader;
    this.values = new Values(parser, faults, limits);
    this.members = new Members(parser, faults, values);
    this.flow = new FlowDraft(values, members, new RawObject(parser, values, members, limits));
  }

  /**
   * Reads to the end of the text.
   *
   * @throws InvalidDocumentException with every fault found
   * @throws LimitExceededException when a part is too large
   * @throws com.fasterxml.jackson.core.JsonProcessingException when the text is not JSON
   */
  public FlowDocument<D> read() throws IOException {
    if (parser.nextToken() == null) {
      throw new JsonParseException(parser, "Expected a JSON object but the text is empty");
    }
    members.read(Pointer.ROOT, List.of("flow"), List.of(), this::readPart);
    if (parser.nextToken() != null) {
      throw new JsonParseException(
          parser,
          "Expected the end of the text after the JSON object",
          parser.currentTokenLocation());
    }
    check();
    return build();
  }

  private boolean readPart(String member, Pointer at) throws IOException {
    switch (member) {
      case "flow" -> members.read(at, FlowDraft.REQUIRED, FlowDraft.PRESENT, flow::read);
      case "steps" -> members.readArray(at, this::readStep);
      case "idempotencyKey" -> readIdempotencyKey();
      default -> {
        return false;
      }
    }
    return true;
  }

  private void readIdempotencyKey() throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      idempotencyKey = parser.getText();
    } else {
      values.skip();
    }
  }

  private void readStep(Pointer at) throws IOException {
    StepDraft<D> step = new StepDraft<>(values);
    steps.add(step);
    members.read(
        at,
        StepDraft.REQUIRED,
        List.of(),
        (member, place) -> {
          if (!member.equals("observations")) {
            return step.read(member, place);
          }
          members.readArray(place, element -> readObservation(step, element));
          return true;
        });
  }

  private void readObservation(StepDraft<D> step, Pointer at) throws IOException {
    ObservationDraft<D> observation = new ObservationDraft<>(values, members);
    step.add(observation);
    members.read(
        at,
        ObservationDraft.REQUIRED,
        ObservationDraft.PRESENT,
        (member, place) -> {
          if (!member.equals("data")) {
            return observation.read(member, place);
          }
          observation.data(readData());
          return true;
        });
  }

  /** Once a fault is found the document is refused: the rest is read for more faults only. */
  private @Nullable D readData() throws IOException {
    if (faults.none()) {
      return dataReader.read(parser);
    }
    values.skip();
    return null;
  }

  private void check() {
    UniqueIds ids = new UniqueIds(faults);
    flow.check(Pointer.ROOT.child("flow"), ids);
    Pointer stepsAt = Pointer.ROOT.child("steps");
    for (int i = 0; i < steps.size(); i++) {
      steps.get(i).check(stepsAt.child(i), flow.name(), ids, faults);
    }
    faults.throwIfAny();
  }

  private FlowDocument<D> build() {
    MissingIds missingIds = idSource.idsUnder(idempotencyKey);
    List<FlowDocument.Step<D>> built = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      built.add(steps.get(i).build(missingIds, i));
    }
    List<StepHead> heads = built.stream().map(FlowDocument.Step::head).toList();
    return new FlowDocument<>(flow.build(missingIds, heads), built);
  }
}
