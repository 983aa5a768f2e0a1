package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Contrast.Groups;
import dev.flowtrail.server.process.Feature.Count;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
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
   * Every branch groups what it joins: nothing is kept per run and feature. Runs with the same
   * names at the same positions have one signature, so that no run's steps have to be sorted.
   * Digits are alike in reasons.
   */
  private static final String FEATURES =
      """
      select 'attribute' as kind, key as name, value, null as step, null::integer as version, %1$s
      from judged
      cross join lateral json_each_text(
          case when json_typeof(attributes) = 'object' then attributes end)
      where length(value) <= 200
      group by key, value
      having count(*) >= :minimum
      union all
      select 'reason', null, said, null, null, %1$s
      from (select age, bad, regexp_replace(left(reason, 200), '\\d+', '#', 'g') as said
            from judged
            where reason <> '') as flow_reason
      group by said
      having count(*) >= :minimum
      union all
      select 'reason', null, said, name, version, %1$s
      from (select age, bad, step.name, step.version,
                   regexp_replace(left(step.reason, 200), '\\d+', '#', 'g') as said
            from judged
            join step on step.team_id = judged.team_id and step.flow_id = judged.id
            where step.status = 'failed' and step.reason <> '' and step.name is not null)
           as step_reason
      group by said, name, version
      having count(*) >= :minimum
      union all
      select case when grouping(config_hash) = 1 then 'step' else 'configuration' end, null,
             case when grouping(config_hash) = 0 then left(config_hash::text, 8) end,
             step.name, step.version, %1$s
      from judged
      join step on step.team_id = judged.team_id and step.flow_id = judged.id
      where step.name is not null
      group by grouping sets ((step.name, step.version), (step.name, step.version, config_hash))
      having count(*) >= :minimum and (grouping(config_hash) = 1 or config_hash is not null)
      union all
      select 'variant', null, null, null, null, %1$s
      from (select age, bad,
                   bit_xor(hashtextextended(step.name, coalesce(step.position, -1))) as signature
            from judged
            join step on step.team_id = judged.team_id and step.flow_id = judged.id
            where step.name is not null
            group by age, bad) as signed
      group by signature
      having count(*) >= :minimum
      """;

  private static final String COUNTS =
      """
      count(*) filter (where bad) as bad, count(*) filter (where not bad) as others,
      min(age) filter (where bad) as newest_bad, max(age) filter (where bad) as oldest_bad,
      min(age) filter (where not bad) as newest_other,
      max(age) filter (where not bad) as oldest_other
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
    List<Count> counts =
        handle
            .createQuery(sql(runs, bad))
            .bindMap(runs.parameters(""))
            .bindMap(bad.parameters())
            .bind("minimum", minimum)
            .map((row, context) -> count(row, groups))
            .list();
    return VariantNames.resolve(counts, runs, handle).stream()
        .filter(count -> count.bad() + count.others() < groups.all())
        .toList();
  }

  static String sql(Runs runs, BadRuns bad) {
    return judged(runs, bad) + FEATURES.formatted(COUNTS);
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
        ages(row, "newest_bad", "oldest_bad"),
        ages(row, "newest_other", "oldest_other"));
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
