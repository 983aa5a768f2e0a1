package dev.flowtrail.server.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What any DuckDB finds in the folder of the index, by the statement that the documentation has.
 */
final class DocumentedView {

  private static final Pattern STATEMENT =
      Pattern.compile("```sql\n(create view candidates.*?;)\n```", Pattern.DOTALL);
  private static final String FOLDER = "flowtrail-data/payload/";

  private DocumentedView() {}

  /** Flow, step and id of all candidates. */
  static List<List<Object>> rows(Path payloadFolder) throws IOException, SQLException {
    List<List<Object>> read = new ArrayList<>();
    try (Connection duck = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = duck.createStatement()) {
      statement.execute(create(payloadFolder));
      try (ResultSet rows =
          statement.executeQuery("select flow_id, step, candidate_id from candidates")) {
        while (rows.next()) {
          read.add(List.of(rows.getObject(1, UUID.class), rows.getString(2), rows.getString(3)));
        }
      }
    }
    return read;
  }

  private static String create(Path payloadFolder) throws IOException {
    Matcher found = STATEMENT.matcher(Files.readString(Path.of("..", "docs", "explore.md")));
    if (!found.find() || !found.group(1).contains(FOLDER)) {
      throw new AssertionError("docs/explore.md has no view over " + FOLDER);
    }
    return found.group(1).replace(FOLDER, payloadFolder + "/");
  }
}
