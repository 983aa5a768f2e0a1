package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParser;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Reads the events of one flow, one JSON object per line, in a single pass, and reports everything
 * that is wrong with them at once: the first part of a fault's pointer is the line, from 1. One
 * reader reads one text.
 *
 * <p>An event needs its type, the id of what it is about, and what makes it that event: a finished
 * one its status, an observation its step, name, time and data. Everything else may be told by
 * another event, before or after.
 *
 * @param <D> what the data of an observation becomes
 */
public final class FlowEventReader<D> {

  private final JsonParser parser;
  private final UUID flowId;
  private final DataReader<D> dataReader;
  private final Function<D, UUID> contentHash;
  private final Faults faults = new Faults();
  private final Values values;
  private final Members members;
  private final RawObject rawObject;
  private final FlowFold<D> fold;
  private @Nullable Instant latest;
  private int count;

  /**
   * @param flowId of the flow that all events must be about
   * @param contentHash the hash of an observation's content, the same for the same content
   */
  public FlowEventReader(
      JsonParser parser,
      Limits limits,
      UUID flowId,
      DataReader<D> dataReader,
      Function<D, UUID> contentHash) {
    this.parser = parser;
    this.flowId = flowId;
    this.dataReader = dataReader;
    this.contentHash = contentHash;
    this.values = new Values(parser, faults, limits);
    this.members = new Members(parser, faults, values);
    this.rawObject = new RawObject(parser, values, members, limits);
    this.fold = FlowFold.ofUnknown(flowId);
  }

  /** Reads to the end of the text, as {@link #read(Runnable)}. */
  public FlowEvents<D> read() throws IOException {
    return read(() -> {});
  }

  /**
   * Reads to the end of the text.
   *
   * @param beforeEach hears of each event before it is read, and may make the reading wait
   * @throws InvalidDocumentException with every fault found
   * @throws LimitExceededException when a part is too large
   * @throws com.fasterxml.jackson.core.JsonProcessingException when the text is not JSON
   */
  public FlowEvents<D> read(Runnable beforeEach) throws IOException {
    while (parser.nextToken() != null) {
      beforeEach.run();
      readEvent(Pointer.ROOT.child(parser.currentTokenLocation().getLineNr()));
    }
    if (count == 0) {
      faults.add(Pointer.ROOT, "expected at least one event, each on a line, but there is none");
    }
    faults.throwIfAny();
    return new FlowEvents<>(fold.toUpdate(), count, latest);
  }

  private void readEvent(Pointer place) throws IOException {
    EventDraft<D> event = new EventDraft<>(values, members, faults, rawObject, this::readData);
    count++;
    members.read(place, EventDraft.REQUIRED, List.of(), event::read);
    event.check(place, flowId);
    if (faults.none()) {
      event.addTo(fold, contentHash);
      latest = Choice.greater(latest, event.at());
    }
  }

  /** Once a fault is found nothing is taken: the rest is read for more faults only. */
  private @Nullable D readData() throws IOException {
    if (faults.none()) {
      return dataReader.read(parser);
    }
    values.skip();
    return null;
  }
}
