package dev.flowtrail.server.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import dev.flowtrail.protocol.CandidateRoles;
import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.protocol.FlowPart;
import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.ObservationHead;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.Outcome;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.FlowState.Identity;
import dev.flowtrail.server.store.FlowState.Notes;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Turns rows back into what was told, for the merge. */
final class StoredRows {

  private static final JsonFactory JSON = new JsonFactory();

  private StoredRows() {}

  /** A flow without its steps. */
  static FlowState flow(ResultSet row) throws SQLException {
    Instant createdAt = Rows.instant(row, "created_at");
    Instant receivedAt = Rows.instant(row, "received_at");
    Instant heardAt = Rows.instantOrNull(row, "heard_at");
    FlowPart part =
        new FlowPart(
            Rows.uuid(row, "id"),
            row.getString("name"),
            row.getString("key"),
            new Outcome(Rows.status(row), row.getString("reason")),
            row.getBoolean("begin_known") ? createdAt : null,
            Rows.instantOrNull(row, "finished_at"),
            Rows.attributes(row),
            Rows.trace(row));
    return new FlowState(
        new Identity(row.getInt("team_id"), part.id()),
        new FlowUpdate<>(part, Map.of(), Map.of()),
        Map.of(),
        new Notes(
            createdAt,
            row.getString("idempotency_key"),
            receivedAt,
            heardAt == null ? receivedAt : heardAt));
  }

  static StepPart step(ResultSet row) throws SQLException {
    return new StepPart(
        Rows.uuid(row, "id"),
        row.getString("name"),
        Rows.integerOrNull(row, "version"),
        Rows.integerOrNull(row, "position"),
        row.getObject("parent_id", UUID.class),
        row.getString("kind"),
        new Outcome(Rows.status(row), row.getString("reason")),
        Rows.instantOrNull(row, "created_at"),
        Rows.instantOrNull(row, "started_at"),
        Rows.instantOrNull(row, "finished_at"));
  }

  /** How many candidates a step decided about, if it did. */
  static @Nullable Candidates candidates(ResultSet row) throws SQLException {
    Integer in = Rows.integerOrNull(row, "candidates_in");
    return in == null
        ? null
        : new Candidates(
            Rows.integerOrNull(row, "candidates_version"),
            Rows.instantOrNull(row, "candidates_at"),
            in,
            Rows.integerOrNull(row, "candidates_out"));
  }

  /** The id that came with an observation. */
  static UUID toldId(ResultSet row) throws SQLException {
    UUID claimed = row.getObject("claimed_id", UUID.class);
    return claimed == null ? Rows.uuid(row, "id") : claimed;
  }

  /** An observation; how many of its candidates there were and went on stands in its step. */
  static ObservationPart<StoredData> observation(ResultSet row) throws SQLException {
    String roles = row.getString("roles");
    String queryable = row.getString("queryable");
    ObservationHead head =
        new ObservationHead(
            toldId(row),
            row.getString("name"),
            row.getInt("version"),
            ObservationRole.findByWireName(row.getString("role")).orElseThrow(),
            roles == null ? null : roles(texts(roles)),
            queryable == null ? Map.of() : queryable(texts(queryable)),
            Rows.instant(row, "created_at"));
    StoredData data =
        new StoredData(
            Rows.uuid(row, "hash"),
            Rows.integerOrNull(row, "item_count"),
            null,
            row.getString("summary"),
            Rows.location(row));
    return new ObservationPart<>(
        Rows.uuid(row, "step_id"), Rows.integerOrNull(row, "ordinal"), head, data);
  }

  private static CandidateRoles roles(Map<String, String> paths) {
    return new CandidateRoles(
        paths.get("id"),
        paths.get("passed"),
        paths.get("score"),
        paths.get("rank"),
        paths.get("reason"),
        paths.get("rules"));
  }

  private static Map<String, FieldType> queryable(Map<String, String> types) {
    Map<String, FieldType> queryable = new LinkedHashMap<>();
    types.forEach(
        (path, type) -> queryable.put(path, FieldType.findByWireName(type).orElseThrow()));
    return Collections.unmodifiableMap(queryable);
  }

  private static Map<String, String> texts(String json) {
    Map<String, String> texts = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
        texts.put(name, parser.nextTextValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }
}
