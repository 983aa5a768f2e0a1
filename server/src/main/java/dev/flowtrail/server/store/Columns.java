package dev.flowtrail.server.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/**
 * The columns of a table, in the order in which statements name them.
 *
 * @param <R> what makes a row
 */
final class Columns<R> {

  private static final byte[] COPY_SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(ISO_8859_1);
  private static final int COPY_END = -1;

  private final List<Column<R, ?>> columns;

  @SafeVarargs
  @SuppressWarnings("varargs") // The array is only read.
  Columns(Column<R, ?>... columns) {
    this(List.of(columns));
  }

  Columns(List<Column<R, ?>> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Passes rows to a statement as one array per column, so that a batch of any size is one
   * statement with one plan.
   */
  void bind(PreparedStatement statement, List<R> rows) throws SQLException {
    Connection connection = statement.getConnection();
    int index = 0;
    for (Column<R, ?> column : columns) {
      Object[] values = rows.stream().map(column::elementOf).toArray();
      statement.setArray(++index, connection.createArrayOf(column.arrayType(), values));
    }
  }

  /**
   * Copies rows, of which the table has none yet, in binary form.
   *
   * @param sql {@code copy table (columns) from stdin (format binary)}
   */
  void copy(Connection connection, String sql, List<R> rows) throws SQLException {
    CopyIn copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql);
    try {
      write(rows, new CopyBuffer(copy));
      copy.endCopy();
    } finally {
      if (copy.isActive()) {
        copy.cancelCopy();
      }
    }
  }

  private void write(List<R> rows, CopyBuffer out) throws SQLException {
    out.putBytes(COPY_SIGNATURE);
    // Neither flags nor an extension of the header.
    out.putLong(0);
    for (R row : rows) {
      out.putShort(columns.size());
      columns.forEach(column -> column.copy(row, out));
      out.endRow();
    }
    out.putShort(COPY_END);
    out.passOn();
  }
}
