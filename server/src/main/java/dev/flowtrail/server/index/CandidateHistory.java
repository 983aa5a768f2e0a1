package dev.flowtrail.server.index;

import dev.flowtrail.server.index.CandidateFiles.Wanted;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Where one candidate appeared, in whatever flow. Thread-safe. */
final class CandidateHistory {

  private static final String ROWS =
      """
      select flow_id, process, flow_start, step_id, step, kind, position, observation_id, ordinal,
             passed, rule, reason, score, rank
      from candidates
      where candidate_id = ?
      %s
      order by flow_start desc, flow_id desc, position desc, observation_id desc, ordinal desc
      limit ?
      """;

  private static final String AFTER =
      "and (flow_start, flow_id, position, observation_id, ordinal) < (?, ?, ?, ?, ?)";

  private static final String COUNT =
      "select count(distinct flow_id) from candidates where candidate_id = ?";

  private final CandidateIndex index;

  CandidateHistory(CandidateIndex index) {
    this.index = index;
  }

  /** Where a row stands among all, newest first. */
  record Place(Instant flowStart, UUID flowId, int position, UUID observationId, int ordinal) {}

  /** What a step said of the candidate. */
  record Appearance(
      Place place,
      String process,
      UUID stepId,
      String step,
      @Nullable String kind,
      @Nullable Boolean passed,
      @Nullable String rule,
      @Nullable String reason,
      @Nullable Double score,
      @Nullable Integer rank) {}

  /** In how many flows it appeared. */
  long flows(String candidateId) {
    return index
        .select(
            Wanted.everything().ofCandidate(candidateId),
            COUNT,
            List.of(candidateId),
            row -> row.getLong(1))
        .getFirst();
  }

  /** The newest ones, or those that come after a place. */
  List<Appearance> list(String candidateId, Optional<Place> after, int limit) {
    List<Object> parameters = new ArrayList<>(List.of(candidateId));
    after.ifPresent(place ->
        parameters.addAll(
            List.of(
                CandidateFiles.inUtc(place.flowStart()),
                place.flowId(),
                place.position(),
                place.observationId(),
                place.ordinal())));
    parameters.add(limit);
    return index.select(
        Wanted.everything().ofCandidate(candidateId),
        ROWS.formatted(after.isPresent() ? AFTER : ""),
        parameters,
        CandidateHistory::appearance);
  }

  private static Appearance appearance(ResultSet row) throws SQLException {
    return new Appearance(
        new Place(
            row.getObject("flow_start", OffsetDateTime.class).toInstant(),
            row.getObject("flow_id", UUID.class),
            row.getInt("position"),
            row.getObject("observation_id", UUID.class),
            row.getInt("ordinal")),
        row.getString("process"),
        row.getObject("step_id", UUID.class),
        row.getString("step"),
        row.getString("kind"),
        row.getObject("passed", Boolean.class),
        row.getString("rule"),
        row.getString("reason"),
        row.getObject("score", Double.class),
        row.getObject("rank", Integer.class));
  }
}
