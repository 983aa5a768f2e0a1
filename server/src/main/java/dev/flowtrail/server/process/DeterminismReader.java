package dev.flowtrail.server.process;

import dev.flowtrail.server.process.StepDeterminism.Example;
import dev.flowtrail.server.process.StepDeterminism.InputIs;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Groups runs by the fingerprints of their steps; no data is read. */
final class DeterminismReader {

  /** So many pairs of runs that differ are kept of each step. */
  private static final int PAIRS = 5;

  /**
   * Outputs first, then groups of equal input and configuration, then steps. A pair of runs is the
   * newest that shows two outputs of one group; the newest pairs come first.
   */
  private static final String READ =
      """
      with run as (%s),
      output as (
          select step.name, step.version, step.input_hash, step.config_hash, step.output_hash,
                 step.input_hash is not null and step.output_hash is not null as known,
                 count(*) as runs, count(*) filter (where input_inferred) as inferred,
                 min(run.age) as age, sum(step.position) as positions, max(step.kind) as kind
          from run
          join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
          where step.status = 'completed'
          group by step.name, step.version, step.input_hash, step.config_hash, step.output_hash
      ), alike as (
          select name, version, known, sum(runs)::bigint as runs, sum(inferred) as inferred,
                 sum(positions) as positions, max(kind) as kind, count(*) as outputs,
                 max(runs) as commonest,
                 sum(runs::float8 * (runs - 1)) as equal_pairs,
                 sum(runs * ln(runs::float8)) as ordered,
                 case when known and count(*) > 1 then
                     array[(array_agg(age order by age))[1], (array_agg(age order by age))[2]]
                 end as pair
          from output
          group by name, version, known, input_hash, config_hash
      )
      select name, version, sum(runs) as runs, sum(positions) / sum(runs) as position,
             max(kind) as kind,
             coalesce(sum(runs) filter (where known), 0) as known_runs,
             coalesce(sum(inferred) filter (where known), 0) as inferred_runs,
             count(*) filter (where known and runs > 1) as groups,
             count(*) filter (where known and outputs > 1) as differing,
             coalesce(sum(runs) filter (where known and runs > 1), 0) as repeated,
             coalesce(sum(runs - commonest) filter (where known and runs > 1), 0) as deviating,
             avg(outputs) filter (where known and runs > 1) as mean_outputs,
             max(outputs) filter (where known and runs > 1) as max_outputs,
             sum(runs * ln(runs::float8) - ordered) filter (where known and runs > 1) as entropies,
             sum(equal_pairs) filter (where known and runs > 1) as equal_pairs,
             sum(runs::float8 * (runs - 1)) filter (where known and runs > 1) as pairs,
             array_agg(pair order by pair) filter (where pair is not null) as pairs_that_differ
      from alike
      group by name, version
      order by position, name, version
      limit 1000
      """;

  private final ProcessDatabase database;

  DeterminismReader(ProcessDatabase database) {
    this.database = database;
  }

  Determinism read(Runs runs) {
    return database.read(
        handle -> new Determinism(runs.process(), Looked.at(runs, handle), steps(runs, handle)));
  }

  /** A step, and the ages of runs that show that it varies. */
  private record Found(StepDeterminism step, List<Pair> pairs) {}

  private record Pair(long newer, long older) {}

  private static List<StepDeterminism> steps(Runs runs, Handle handle) {
    List<Found> found =
        handle
            .createQuery(READ.formatted(runs.sql("")))
            .bindMap(runs.parameters(""))
            .map((row, context) -> found(row))
            .list();
    Map<Long, UUID> ids =
        RunIds.find(
            runs,
            found.stream()
                .flatMap(step -> step.pairs().stream())
                .flatMap(pair -> Stream.of(pair.newer(), pair.older()))
                .toList(),
            handle);
    return found.stream().map(step -> withExamples(step, ids)).toList();
  }

  private static Found found(ResultSet row) throws SQLException {
    double repeated = row.getDouble("repeated");
    double pairs = row.getDouble("pairs");
    StepDeterminism step =
        new StepDeterminism(
            new StepName(row.getString("name"), row.getInt("version")),
            (int) row.getDouble("position"),
            row.getString("kind"),
            row.getLong("runs"),
            inputIs(row.getLong("known_runs"), row.getLong("inferred_runs")),
            row.getLong("groups"),
            row.getLong("differing"),
            row.getLong("repeated"),
            row.getLong("deviating"),
            row.getDouble("mean_outputs"),
            row.getLong("max_outputs"),
            repeated == 0 ? 0 : Math.max(0, row.getDouble("entropies") / (repeated * Math.log(2))),
            pairs == 0 ? 0 : 1 - row.getDouble("equal_pairs") / pairs,
            List.of(),
            Optional.empty());
    return new Found(step, pairs(row.getArray("pairs_that_differ")));
  }

  private static List<Pair> pairs(@Nullable Array pairs) throws SQLException {
    return pairs == null
        ? List.of()
        : Stream.of((Long[][]) pairs.getArray())
            .limit(PAIRS)
            .map(pair -> new Pair(pair[0], pair[1]))
            .toList();
  }

  private static Optional<InputIs> inputIs(long known, long inferred) {
    if (known == 0) {
      return Optional.empty();
    }
    return Optional.of(
        inferred == 0 ? InputIs.RECORDED : inferred == known ? InputIs.STEP_BEFORE : InputIs.MIXED);
  }

  private static StepDeterminism withExamples(Found found, Map<Long, UUID> ids) {
    List<Example> examples = new ArrayList<>();
    for (Pair pair : found.pairs()) {
      UUID newer = ids.get(pair.newer());
      UUID older = ids.get(pair.older());
      if (newer != null && older != null) {
        examples.add(new Example(older, newer));
      }
    }
    return found.step().with(examples, Optional.empty());
  }
}
