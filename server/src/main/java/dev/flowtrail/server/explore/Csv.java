package dev.flowtrail.server.explore;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes a table as RFC 4180 has it. */
final class Csv {

  /** What a spreadsheet would take for a formula, or run. */
  private static final Pattern FORMULA = Pattern.compile("^\\s*[=+\\-@|%\\t\\r].*", Pattern.DOTALL);

  private final OutputStream out;

  Csv(OutputStream out) {
    this.out = out;
  }

  void head(List<TableColumn> columns) throws IOException {
    line(columns.stream().map(TableColumn::name).toList());
  }

  void line(List<? extends @Nullable Object> cells) throws IOException {
    String line = cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", "\r\n"));
    out.write(line.getBytes(UTF_8));
  }

  /** A text that would be run as a formula has an apostrophe before it. */
  private static String cell(@Nullable Object value) {
    String text = Cells.text(value);
    if ((value instanceof String || value instanceof List<?>) && FORMULA.matcher(text).matches()) {
      text = "'" + text;
    }
    return text.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
        ? '"' + text.replace("\"", "\"\"") + '"'
        : text;
  }
}
