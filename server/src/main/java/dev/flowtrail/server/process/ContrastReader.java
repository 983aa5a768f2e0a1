package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Contrast.Groups;
import dev.flowtrail.server.process.Feature.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Counts what bad runs and others have; runs that have not ended are neither. */
final class ContrastReader {

  private static final int STRONGEST = 100;

  private static final String JUDGED =
      """
      with run as (%s),
      judged as materialized (
          select run.team_id, run.id, run.age, run.reason, run.attributes, (%s) as bad
          from run
          where run.status in ('completed', 'failed')
      )
      """;

  private static final String GROUPS =
      """
      select count(*) filter (where bad) as bad, count(*) filter (where not bad) as others
      from judged
      """;

  /**
   * Values that are nearly as many as runs are cut off by the minimum. Digits are alike in reasons.
   */
  private static final String FEATURES =
      """
      , sequence as (
          select age, bad, string_agg(step.name, ' > ' order by position, version, step.id) as steps
          from judged join step on step.team_id = judged.team_id and step.flow_id = judged.id
          group by age, bad
      ), feature as (
          select 'attribute' as kind, key as name, value, null as step, null::integer as version,
                 age, bad
          from judged cross join lateral json_each_text(
              case when json_typeof(attributes) = 'object' then attributes end)
          where length(value) <= 200
          union all
          select 'reason', null, regexp_replace(left(reason, 200), '\\d+', '#', 'g'), null, null,
                 age, bad
          from judged
          where reason <> ''
          union all
          select 'reason', null, regexp_replace(left(step.reason, 200), '\\d+', '#', 'g'),
                 step.name, step.version, age, bad
          from judged join step on step.team_id = judged.team_id and step.flow_id = judged.id
          where step.status = 'failed' and step.reason <> ''
          union all
          select 'variant', null, steps, null, null, age, bad
          from sequence
          union all
          select 'step', null, config_hash::text, step.name, step.version, age, bad
          from judged join step on step.team_id = judged.team_id and step.flow_id = judged.id
      )
      select *
      from (
          select kind, name, value, step, version, %1$s
          from feature
          where kind <> 'step'
          group by kind, name, value, step, version
          union all
          select 'step', null, null, step, version, %1$s
          from feature
          where kind = 'step'
          group by step, version
          union all
          select 'configuration', null, left(value, 8), step, version, %1$s
          from feature
          where kind = 'step' and value is not null
          group by value, step, version
      ) as counted
      where bad + others between :minimum and :runs - 1
      order by abs(bad::float8 / :bad - others::float8 / :others) desc
      """;

  private static final String COUNTS =
      """
      count(*) filter (where bad) as bad, count(*) filter (where not bad) as others,
      min(age) filter (where bad and age %% 2 = 0) as bad_even,
      min(age) filter (where bad and age %% 2 = 1) as bad_odd,
      max(age) filter (where bad) as bad_oldest,
      min(age) filter (where not bad and age %% 2 = 0) as other_even,
      min(age) filter (where not bad and age %% 2 = 1) as other_odd,
      max(age) filter (where not bad) as other_oldest
      """;

  private final ProcessDatabase database;

  ContrastReader(ProcessDatabase database) {
    this.database = database;
  }

  /**
   * @param minSupport features are looked at that this share of all runs has
   */
  Contrasts read(Runs runs, BadRuns bad, double minSupport) {
    return database.read(handle -> read(runs, bad, minSupport, handle));
  }

  private static Contrasts read(Runs runs, BadRuns bad, double minSupport, Handle handle) {
    Groups groups = groups(runs, bad, handle);
    long minimum = Math.max(2, (long) Math.ceil(minSupport * groups.all()));
    List<Count> counts =
        groups.bad() == 0 || groups.others() == 0
            ? List.of()
            : counts(runs, bad, groups, minimum, handle);
    List<Contrast> strongest =
        Contrast.ranked(
            counts.stream().map(count -> Contrast.of(count, groups, counts.size())).toList(),
            STRONGEST);
    List<Long> ages =
        strongest.stream()
            .map(Contrast::count)
            .flatMap(count -> Stream.concat(count.badAges().stream(), count.otherAges().stream()))
            .distinct()
            .toList();
    return new Contrasts(
        runs.process(),
        Looked.at(runs, handle),
        bad,
        groups,
        minimum,
        counts.size(),
        strongest,
        RunIds.find(runs, ages, handle));
  }

  private static Groups groups(Runs runs, BadRuns bad, Handle handle) {
    return handle
        .createQuery(judged(runs, bad) + GROUPS)
        .bindMap(runs.parameters(""))
        .bindMap(bad.parameters())
        .map((row, context) -> new Groups(row.getLong("bad"), row.getLong("others")))
        .one();
  }

  private static String judged(Runs runs, BadRuns bad) {
    return JUDGED.formatted(runs.sql(""), bad.condition());
  }

  private static List<Count> counts(
      Runs runs, BadRuns bad, Groups groups, long minimum, Handle handle) {
    return handle
        .createQuery(judged(runs, bad) + FEATURES.formatted(COUNTS.formatted()))
        .bindMap(runs.parameters(""))
        .bindMap(bad.parameters())
        .bindMap(
            Map.of(
                "minimum", minimum,
                "runs", groups.all(),
                "bad", groups.bad(),
                "others", groups.others()))
        .map((row, context) -> count(row, groups))
        .list();
  }

  /** A run in which a step stands twice with one version counts once. */
  private static Count count(ResultSet row, Groups groups) throws SQLException {
    return new Count(
        new Feature(
            Feature.Kind.of(row.getString("kind")),
            row.getString("name"),
            row.getString("value"),
            step(row)),
        Math.min(row.getLong("bad"), groups.bad()),
        Math.min(row.getLong("others"), groups.others()),
        ages(row, "bad_even", "bad_odd", "bad_oldest"),
        ages(row, "other_even", "other_odd", "other_oldest"));
  }

  private static @Nullable StepName step(ResultSet row) throws SQLException {
    String name = row.getString("step");
    return name == null ? null : new StepName(name, row.getInt("version"));
  }

  private static List<Long> ages(ResultSet row, String... columns) throws SQLException {
    Long[] ages = new Long[columns.length];
    for (int i = 0; i < columns.length; i++) {
      ages[i] = RunRows.whole(row, columns[i]);
    }
    return Arrays.stream(ages).filter(Objects::nonNull).distinct().sorted().toList();
  }
}
