package dev.flowtrail.server.index;

import dev.flowtrail.server.index.CandidateFiles.Wanted;
import dev.flowtrail.server.insight.Elsewhere;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Tells from the index what became of a candidate in the other flows of a process. Thread-safe. */
public final class OtherFlows implements Elsewhere {

  private static final System.Logger LOG = System.getLogger(OtherFlows.class.getName());

  /** A journey does not wait longer for what only goes with it. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final String FATES =
      """
      with mine as (
          select flow_id, position, passed
          from candidates
          where candidate_id = ? and process = ? and flow_id <> ?
      ), last as (
          select flow_id, max(position) as position
          from candidates
          where process = ? and flow_id in (select flow_id from mine)
          group by flow_id
      ), fate as (
          select coalesce(bool_or(passed and mine.position = last.position), false) as selected,
                 coalesce(bool_or(not passed), false) as dropped
          from mine
          join last using (flow_id)
          group by flow_id
      )
      select count(*) filter (selected) as selected,
             count(*) filter (dropped and not selected) as dropped,
             count(*) filter (not dropped and not selected) as undecided
      from fate
      """;

  private final CandidateIndex index;

  public OtherFlows(CandidateIndex index) {
    this.index = index;
  }

  @Override
  public Optional<Fates> find(UUID flowId, String process, String candidateId) {
    Wanted wanted =
        new Wanted(Optional.empty(), Optional.empty(), Set.of(process), Set.of(candidateId));
    try {
      return index
          .select(
              wanted,
              FATES,
              List.of(candidateId, process, flowId, process),
              row ->
                  new Fates(
                      row.getLong("selected"), row.getLong("dropped"), row.getLong("undecided")),
              PATIENCE)
          .stream()
          .findFirst();
    } catch (CandidateQueryException e) {
      LOG.log(Level.DEBUG, "What became of a candidate in other flows is not known", e);
      return Optional.empty();
    }
  }
}
