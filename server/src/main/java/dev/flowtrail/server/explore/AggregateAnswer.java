package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Rows that were put together.
 *
 * @param truncated whether there are more than are shown
 */
record AggregateAnswer(List<TableColumn> columns, List<Line> lines, boolean truncated)
    implements Answer {

  /**
   * One group.
   *
   * @param query lists exactly its rows
   */
  record Line(List<@Nullable Object> values, String query) {}

  /** Reads the values of a group; the columns of the statement are numbered. */
  static List<@Nullable Object> values(ResultSet row, List<TableColumn> columns)
      throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      values.add(Cells.read(row, new TableColumn("c" + i, columns.get(i).type())));
    }
    return values;
  }

  static AggregateAnswer of(
      Question question, Aggregation aggregation, List<List<@Nullable Object>> found) {
    List<List<@Nullable Object>> shown =
        found.subList(0, Math.min(found.size(), aggregation.limit()));
    List<Line> lines =
        shown.stream()
            .map(values ->
                new Line(
                    values,
                    QueryWriter.write(GroupCondition.of(question, aggregation.groups(), values))))
            .toList();
    return new AggregateAnswer(aggregation.columns(), lines, found.size() > shown.size());
  }

  @Override
  public void write(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("columns");
    for (TableColumn column : columns) {
      json.writeStartObject();
      json.writeStringField("name", column.name());
      json.writeStringField("type", column.type().wireName());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("rows");
    for (Line line : lines) {
      json.writeStartObject();
      json.writeArrayFieldStart("values");
      for (Object value : line.values()) {
        Cells.write(json, value);
      }
      json.writeEndArray();
      json.writeStringField("query", line.query());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeBooleanField("truncated", truncated);
  }
}
