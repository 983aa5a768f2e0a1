import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;

/**
 * Puts submissions that no worker can read into the queue of a server with a managed PostgreSQL, by its
 * database: no client could send them. One try is left to each, then the worker sets it aside, for the
 * queue's page to show.
 *
 * <p>Arguments: the data folder, how many, the flows' name.
 */
final class Undecodable {

  private static final String INSERT =
      """
      with accepted as (
          insert into accepted_key (team_id, key, fingerprint, flow_id, flow_name, accepted_at)
          values (1, ?, gen_random_uuid(), ?, ?, now())
          returning team_id, key
      ), queued as (
          insert into inbox (team_id, key, submission, attempts)
          select team_id, key, decode('00ff00ff', 'hex'), 4 from accepted
          returning octet_length(submission) as bytes
      )
      select count_moved(count(*), 0, 0, 0, sum(bytes), 0) from queued
      """;

  public static void main(String... arguments) throws IOException, SQLException {
    Path folder = Path.of(arguments[0], "postgres");
    String port = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(3);
    String password = Files.readString(folder.resolve("password")).strip();
    String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
    try (Connection connection = DriverManager.getConnection(url, "flowtrail", password);
        PreparedStatement insert = connection.prepareStatement(INSERT)) {
      for (int count = Integer.parseInt(arguments[1]); count > 0; count--) {
        insert.setString(1, UUID.randomUUID().toString());
        insert.setObject(2, UUID.randomUUID());
        insert.setString(3, arguments[2]);
        insert.execute();
      }
    }
  }
}
