package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * How a figure is spread over runs.
 *
 * @param runs how many tell it
 */
record Quantiles(long runs, double p10, double p50, double p90) {

  /** Columns {@code <name>_runs} and {@code <name>} for {@link #read}. */
  static String sql(String name, String value) {
    return """
    count(%2$s) as %1$s_runs,
    percentile_cont(array[0.1, 0.5, 0.9]) within group (order by (%2$s)::float8) as %1$s
    """
        .formatted(name, value);
  }

  /** Null where no run tells. */
  static @Nullable Quantiles read(ResultSet row, String name) throws SQLException {
    Array array = row.getArray(name);
    if (array == null || row.getLong(name + "_runs") == 0) {
      return null;
    }
    Double[] values = (Double[]) array.getArray();
    return new Quantiles(row.getLong(name + "_runs"), values[0], values[1], values[2]);
  }

  static void write(JsonGenerator json, String name, @Nullable Quantiles quantiles)
      throws IOException {
    json.writeFieldName(name);
    if (quantiles == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("runs", quantiles.runs());
    json.writeNumberField("p10", quantiles.p10());
    json.writeNumberField("p50", quantiles.p50());
    json.writeNumberField("p90", quantiles.p90());
    json.writeEndObject();
  }
}
