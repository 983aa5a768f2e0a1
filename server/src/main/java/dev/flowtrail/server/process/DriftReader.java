package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Drift.Bin;
import dev.flowtrail.server.process.Drift.Metric;
import dev.flowtrail.server.process.Drift.Side;
import dev.flowtrail.server.process.Drift.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Sorts what was recorded of two groups of runs into bins. */
final class DriftReader {

  private static final String RUNS =
      """
      with left_run as (%s), right_run as (%s),
      run as (
          select true as is_left, left_run.* from left_run
          union all
          select false, right_run.* from right_run
      )
      """;

  /** Reasons beyond the commonest are counted together; digits are alike. */
  private static final String LABELS =
      """
      , labelled as (
          select is_left, 'status' as metric, status::text as label
          from run
          union all
          select is_left, 'reason',
                 case when status = 'failed' and reason <> ''
                      then regexp_replace(left(reason, 200), '\\d+', '#', 'g')
                      else '(did not fail)' end
          from run
          where status in ('completed', 'failed')
      ), counted as (
          select metric, label, count(*) filter (where is_left) as in_left,
                 count(*) filter (where not is_left) as in_right,
                 row_number() over (partition by metric order by count(*) desc, label) as number
          from labelled
          group by metric, label
      )
      select metric, case when number <= 20 then label else '(others)' end as label,
             sum(in_left)::bigint as in_left, sum(in_right)::bigint as in_right
      from counted
      group by 1, 2
      order by metric, in_left desc, label
      """;

  /**
   * The bins' edges are quantiles of both sides, so that a value that only one of them has lies
   * between edges, too.
   */
  private static final String NUMBERS =
      """
      , value as (
          select is_left, metric, step.name as step, step.version, number
          from run
          join step on step.team_id = run.team_id and step.flow_id = run.id and step.name is not null
          cross join lateral (values
              ('in', candidates_in::float8),
              ('out', candidates_out::float8),
              ('drop', case when candidates_in > 0
                            then 1 - candidates_out / candidates_in::float8 end),
              ('duration_ms', extract(epoch from step.finished_at
                  - coalesce(step.started_at, step.created_at))::float8 * 1000)
          ) as figure (metric, number)
          where number is not null and step.status = 'completed'
          union all
          select is_left, 'duration_ms', null, null,
                 extract(epoch from finished_at - created_at)::float8 * 1000
          from run
          where finished_at is not null and status = 'completed'
          union all
          select is_left, 'best_score', step.name, step.version,
                 (summary #>> array['fields', roles ->> 'score', 'max'])::float8
          from run
          join step on step.team_id = run.team_id and step.flow_id = run.id and step.name is not null
          join observation on observation.team_id = run.team_id
              and observation.flow_id = run.id and observation.step_id = step.id
          where observation.role = 'candidates'
            and summary #>> array['fields', roles ->> 'score', 'max'] is not null
      ), edge as (
          select distinct metric, step, version, unnest(percentile_disc(
                     array[0.1, 0.25, 0.5, 0.75, 0.9]) within group (order by number)) as edge
          from value
          group by metric, step, version, is_left
      ), edges as (
          select metric, step, version, array_agg(edge order by edge) as edges
          from edge
          group by metric, step, version
      )
      select value.metric, value.step, value.version, width_bucket(number, edges) as bin,
             edges[width_bucket(number, edges)] as lower_edge,
             edges[width_bucket(number, edges) + 1] as upper_edge,
             count(*) filter (where is_left) as in_left,
             count(*) filter (where not is_left) as in_right
      from value
      join edges
          on edges.metric = value.metric
          and edges.step is not distinct from value.step
          and edges.version is not distinct from value.version
      group by value.metric, value.step, value.version, bin, lower_edge, upper_edge
      order by value.metric, value.step, value.version, bin
      """;

  private final ProcessDatabase database;

  DriftReader(ProcessDatabase database) {
    this.database = database;
  }

  /** A group of runs and in which words it is told. */
  record Group(Runs runs, String words) {}

  Drift read(Group left, Group right) {
    return database.read(handle -> {
      Map<Subject, List<Bin>> bins = new LinkedHashMap<>();
      addLabels(left, right, bins, handle);
      addNumbers(left, right, bins, handle);
      return new Drift(
          left.runs().process(), side(left, handle), side(right, handle), metrics(bins));
    });
  }

  private static Side side(Group group, Handle handle) {
    return new Side(Looked.at(group.runs(), handle), group.words());
  }

  private static List<Metric> metrics(Map<Subject, List<Bin>> bins) {
    List<Metric> metrics = new ArrayList<>();
    bins.forEach((subject, found) -> metrics.add(Metric.of(subject, found, bins.size())));
    return Drift.ranked(metrics);
  }

  private static void addLabels(
      Group left, Group right, Map<Subject, List<Bin>> bins, Handle handle) {
    handle
        .createQuery(runs(left, right) + LABELS)
        .bindMap(left.runs().parameters("left_"))
        .bindMap(right.runs().parameters("right_"))
        .map((row, context) ->
            add(
                new Subject(row.getString("metric"), Optional.empty()),
                new Bin(
                    row.getString("label"),
                    null,
                    null,
                    row.getLong("in_left"),
                    row.getLong("in_right")),
                bins))
        .list();
  }

  private static void addNumbers(
      Group left, Group right, Map<Subject, List<Bin>> bins, Handle handle) {
    handle
        .createQuery(runs(left, right) + NUMBERS)
        .bindMap(left.runs().parameters("left_"))
        .bindMap(right.runs().parameters("right_"))
        .map((row, context) -> add(subject(row), bin(row), bins))
        .list();
  }

  private static String runs(Group left, Group right) {
    return RUNS.formatted(left.runs().sql("left_"), right.runs().sql("right_"));
  }

  private static Bin add(Subject subject, Bin bin, Map<Subject, List<Bin>> bins) {
    bins.computeIfAbsent(subject, absent -> new ArrayList<>()).add(bin);
    return bin;
  }

  private static Subject subject(ResultSet row) throws SQLException {
    String step = row.getString("step");
    return new Subject(
        row.getString("metric"),
        step == null ? Optional.empty() : Optional.of(new StepName(step, row.getInt("version"))));
  }

  private static Bin bin(ResultSet row) throws SQLException {
    return new Bin(
        null,
        RunRows.number(row, "lower_edge"),
        RunRows.number(row, "upper_edge"),
        row.getLong("in_left"),
        row.getLong("in_right"));
  }
}
