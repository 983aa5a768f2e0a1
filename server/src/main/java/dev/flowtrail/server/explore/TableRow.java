package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A row whose members are the columns of its table. */
record TableRow(List<TableColumn> columns, List<@Nullable Object> cells) implements Row {

  /** Reads a row; the statement's columns have the names of the table's. */
  static TableRow read(ResultSet row, List<TableColumn> columns) throws SQLException {
    List<@Nullable Object> cells = new ArrayList<>();
    for (TableColumn column : columns) {
      cells.add(Cells.read(row, column));
    }
    return new TableRow(columns, cells);
  }

  @Override
  public void writeMembers(JsonGenerator json) throws IOException {
    for (int i = 0; i < columns.size(); i++) {
      json.writeFieldName(columns.get(i).name());
      Cells.write(json, cells.get(i));
    }
  }
}
