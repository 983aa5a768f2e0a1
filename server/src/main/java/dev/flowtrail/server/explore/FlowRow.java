package dev.flowtrail.server.explore;

import static dev.flowtrail.server.explore.TableColumn.number;
import static dev.flowtrail.server.explore.TableColumn.text;
import static dev.flowtrail.server.explore.TableColumn.time;
import static dev.flowtrail.server.explore.TableColumn.whole;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.protocol.FlowHead;
import dev.flowtrail.server.query.AnswerWriter;
import dev.flowtrail.server.store.ListedFlow;
import java.io.IOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A flow, with the members that it has in the list of flows. */
record FlowRow(ListedFlow flow) implements Row {

  static final List<TableColumn> COLUMNS =
      List.of(
          text("id"),
          text("process"),
          text("key"),
          text("status"),
          text("reason"),
          time("start"),
          time("end"),
          number("duration"),
          whole("steps"),
          text("attributes"));

  @Override
  public void writeMembers(JsonGenerator json) throws IOException {
    new AnswerWriter(json).writeMembers(flow);
  }

  @Override
  public List<@Nullable Object> cells() {
    FlowHead head = flow.head();
    return Arrays.asList(
        head.id().toString(),
        head.name(),
        head.key(),
        head.status().wireName(),
        head.reason(),
        head.createdAt(),
        head.finishedAt(),
        head.finishedAt() == null
            ? null
            : Durations.millis(Duration.between(head.createdAt(), head.finishedAt())),
        flow.stepCount(),
        head.attributes());
  }
}
