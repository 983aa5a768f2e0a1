package dev.flowtrail.server.explore;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** Questions that people keep, by name. Thread-safe. */
final class SavedQueries {

  static final int MAX_COUNT = 1_000;

  private static final String LIST =
      """
      select name, question, saved_at
      from saved_query
      where team_id = :teamId
      order by name
      """;

  private static final String PUT =
      """
      insert into saved_query (team_id, name, question, saved_at)
      select :teamId, :name, :question::json, :savedAt
      where (select count(*) from saved_query where team_id = :teamId and name <> :name) < :most
      on conflict (team_id, name) do update
      set question = excluded.question, saved_at = excluded.saved_at
      """;

  private static final String REMOVE =
      "delete from saved_query where team_id = :teamId and name = :name";

  private final Jdbi jdbi;

  SavedQueries(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * A question.
   *
   * @param question as a JSON object, which has the name, too
   */
  record Saved(String name, String question, Instant savedAt) {}

  /** All of a team, by name. */
  List<Saved> list(int teamId) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LIST)
            .bind("teamId", teamId)
            .map((row, context) ->
                new Saved(
                    row.getString("name"),
                    row.getString("question"),
                    row.getObject("saved_at", OffsetDateTime.class).toInstant()))
            .list());
  }

  /**
   * Keeps it in the place of another one of its name.
   *
   * @return false when there are too many already
   */
  boolean put(int teamId, Saved saved) {
    return jdbi.withHandle(handle ->
        handle
            .createUpdate(PUT)
            .bind("teamId", teamId)
            .bind("name", saved.name())
            .bind("question", saved.question())
            .bind("savedAt", saved.savedAt().atOffset(ZoneOffset.UTC))
            .bind("most", MAX_COUNT)
            .execute())
        == 1;
  }

  /** Forgets it, if there is one. */
  void remove(int teamId, String name) {
    jdbi.useHandle(
        handle -> handle.createUpdate(REMOVE).bind("teamId", teamId).bind("name", name).execute());
  }
}
