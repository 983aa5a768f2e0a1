package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowHead;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/** Reads flows, steps and observations. Thread-safe. */
public final class FlowReader {

  private static final String LIST =
      """
      select *, %2$s,
             (select count(*)
              from step
              where step.team_id = flow.team_id and step.flow_id = flow.id) as step_count,
             (select count(*)
              from observation
              where observation.team_id = flow.team_id
                and observation.flow_id = flow.id) as observation_count,
             (select json_agg(
                         json_build_object(
                             'step', coalesce(name, ''), 'version', coalesce(version, 1), 'kind', kind, 'status', status,
                             'in', candidates_in, 'out', candidates_out)
                         order by position, version, created_at, id)
              from step
              where step.team_id = flow.team_id and step.flow_id = flow.id
                and candidates_in is not null) as funnel
      from flow
      where %1$s
      order by created_at desc, id desc
      limit :limit offset :offset
      """;

  private static final String OF_IDS = "team_id = :teamId and id = any(:ids)";

  private static final String COUNT = "select count(*) from flow where %s";

  private static final String COUNT_ALL = "select coalesce(sum(flows), 0) from flow_total where %s";

  private static final String FIND_OBSERVATIONS =
      """
      select observation.*, segment.object_key
      from observation
      join segment on segment.id = observation.segment_id
      where team_id = :teamId and %s
      order by observation.created_at, ordinal nulls last, version, observation.id
      """;

  private static final String FIND_FLOWS =
      """
      select *, %s
      from flow
      where team_id = :teamId and id = any(:ids)
      """
          .formatted(ShownStatus.COLUMNS);

  private static final String FIND_STEPS =
      """
      select *
      from step
      where team_id = :teamId and flow_id = any(:ids)
      """;

  private static final String FIND_ATTEMPTS =
      """
      with attempt as (
          select id, created_at, %s,
                 row_number() over (order by created_at, id) as number,
                 count(*) over () as total
          from flow
          where team_id = :teamId and key = :key and name = :name
      )
      select attempt.*
      from attempt join attempt as asked
          on asked.id = :id and attempt.number between asked.number - 20 and asked.number + 20
      order by attempt.number
      """
          .formatted(ShownStatus.COLUMNS);

  /** Some filters look at every flow. */
  private static final int SECONDS_AT_MOST = 30;

  private final Jdbi jdbi;
  private final Duration lease;

  /**
   * @param lease how long a flow that runs may be silent before it is shown as abandoned
   */
  public FlowReader(Jdbi jdbi, Duration lease) {
    this.jdbi = jdbi;
    this.lease = lease;
  }

  private double leaseSeconds() {
    return lease.toMillis() / 1000.0;
  }

  /** The flows that fit, newest first. */
  public List<ListedFlow> list(FlowFilter filter, int limit, long offset) {
    FilterSql sql = new FilterSql(filter, lease);
    return jdbi.withHandle(handle ->
        handle
            .createQuery(LIST.formatted(sql.condition(), ShownStatus.COLUMNS))
            .bindMap(sql.parameters())
            .bind("leaseSeconds", leaseSeconds())
            .bind("limit", limit)
            .bind("offset", offset)
            .setQueryTimeout(SECONDS_AT_MOST)
            .map((row, context) -> Rows.listedFlow(row))
            .list());
  }

  /** These flows as the list shows them, newest first; read in a transaction under way. */
  public List<ListedFlow> list(Handle handle, int teamId, List<UUID> ids) {
    return handle
        .createQuery(LIST.formatted(OF_IDS, ShownStatus.COLUMNS))
        .bind("teamId", teamId)
        .bindArray("ids", UUID.class, ids)
        .bind("leaseSeconds", leaseSeconds())
        .bind("limit", ids.size())
        .bind("offset", 0)
        .map((row, context) -> Rows.listedFlow(row))
        .list();
  }

  /** How many flows fit. All of a team are not counted but known. */
  public long count(FlowFilter filter) {
    FilterSql sql = new FilterSql(filter, lease);
    return jdbi.withHandle(handle ->
        handle
            .createQuery((filter.isEverything() ? COUNT_ALL : COUNT).formatted(sql.condition()))
            .bindMap(sql.parameters())
            .setQueryTimeout(SECONDS_AT_MOST)
            .mapTo(Long.class)
            .one());
  }

  /** One flow with its steps by position and their observations in the order of capture. */
  public Optional<FlowRecord> findFlow(int teamId, UUID id) {
    return findFlows(teamId, List.of(id)).stream().findFirst();
  }

  /** Those of the flows that are stored, as {@link #findFlow} finds each; in any order. */
  public List<FlowRecord> findFlows(int teamId, Collection<UUID> ids) {
    UUID[] wanted = ids.toArray(UUID[]::new);
    return jdbi.inTransaction(handle -> {
      handle.execute("set transaction isolation level repeatable read read only");
      Map<UUID, List<StepAssembly.Row>> steps = new HashMap<>();
      handle
          .createQuery(FIND_STEPS)
          .bind("teamId", teamId)
          .bind("ids", wanted)
          .map((row, context) ->
              steps
                  .computeIfAbsent(Rows.uuid(row, "flow_id"), flow -> new ArrayList<>())
                  .add(Rows.step(row)))
          .list();
      Map<UUID, List<ObservationRecord>> observations = findObservations(handle, teamId, wanted);
      return handle
          .createQuery(FIND_FLOWS)
          .bind("teamId", teamId)
          .bind("ids", wanted)
          .bind("leaseSeconds", leaseSeconds())
          .map((row, context) -> Rows.flow(row))
          .stream()
          .map(flow ->
              flow.with(
                  steps.getOrDefault(flow.head().id(), List.of()),
                  observations.getOrDefault(flow.head().id(), List.of())))
          .toList();
    });
  }

  /** What was observed in these flows, by flow, in the order of capture. */
  public Map<UUID, List<ObservationRecord>> findObservations(int teamId, Collection<UUID> flowIds) {
    return jdbi.withHandle(
        handle -> findObservations(handle, teamId, flowIds.toArray(UUID[]::new)));
  }

  private static Map<UUID, List<ObservationRecord>> findObservations(
      Handle handle, int teamId, UUID[] flowIds) {
    return handle
        .createQuery(FIND_OBSERVATIONS.formatted("flow_id = any(:ids)"))
        .bind("teamId", teamId)
        .bind("ids", flowIds)
        .map((row, context) -> Rows.observation(row))
        .stream()
        .collect(Collectors.groupingBy(ObservationRecord::flowId));
  }

  /** The attempts that a flow is one of; none when it has no key, or its name is not known yet. */
  public Optional<Attempts> findAttempts(int teamId, FlowHead flow) {
    if (flow.key() == null || flow.name().isEmpty()) {
      return Optional.empty();
    }
    AttemptRows rows = new AttemptRows(flow.id());
    jdbi.useHandle(handle ->
        handle
            .createQuery(FIND_ATTEMPTS)
            .bind("teamId", teamId)
            .bind("name", flow.name())
            .bind("key", flow.key())
            .bind("id", flow.id())
            .bind("leaseSeconds", leaseSeconds())
            .map((row, context) -> rows.add(row))
            .list());
    return rows.toAttempts();
  }

  /** One observation. */
  public Optional<ObservationRecord> findObservation(int teamId, UUID id) {
    return jdbi.withHandle(handle ->
        handle
            .createQuery(FIND_OBSERVATIONS.formatted("observation.id = :id"))
            .bind("teamId", teamId)
            .bind("id", id)
            .map((row, context) -> Rows.observation(row))
            .findFirst());
  }
}
