package dev.flowtrail.server.store;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Which field is what in a process's observations, as people corrected it. Thread-safe. */
public final class CorrectedFields {

  private static final String PUT =
      """
      insert into corrected_fields (team_id, process, fields, changed_at)
      values (:teamId, :process, :fields::json, :changedAt)
      on conflict (team_id, process) do update
      set fields = excluded.fields, changed_at = excluded.changed_at
      """;

  private static final String REMOVE =
      "delete from corrected_fields where team_id = :teamId and process = :process";

  private static final String FIND =
      """
      select fields, changed_at
      from corrected_fields
      where team_id = :teamId and process = :process
      """;

  private final Jdbi jdbi;

  public CorrectedFields(Jdbi jdbi) {
    this.jdbi = jdbi;
  }

  /**
   * All corrections of a process.
   *
   * @param fields a JSON object: by an observation's name an object like its {@code roles}
   */
  public record Corrections(String fields, Instant changedAt) {}

  /** Replaces all corrections of a process. */
  public void put(int teamId, String process, Corrections corrections) {
    jdbi.useHandle(handle ->
        handle
            .createUpdate(PUT)
            .bind("teamId", teamId)
            .bind("process", process)
            .bind("fields", corrections.fields())
            .bind("changedAt", corrections.changedAt().atOffset(ZoneOffset.UTC))
            .execute());
  }

  /** Takes them back. */
  public void remove(int teamId, String process) {
    jdbi.useHandle(handle ->
        handle.createUpdate(REMOVE).bind("teamId", teamId).bind("process", process).execute());
  }

  /** Nothing where nobody corrected any. */
  public Optional<Corrections> find(int teamId, String process) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIND)
            .bind("teamId", teamId)
            .bind("process", process)
            .map((row, context) ->
                new Corrections(
                    row.getString("fields"),
                    row.getObject("changed_at", OffsetDateTime.class).toInstant()))
            .findOne());
  }
}
