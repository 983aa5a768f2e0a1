package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Outliers.Outlier;
import dev.flowtrail.server.process.Outliers.Why;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Finds runs that stand out: by what a step dropped, by a reason that no run before gave, by a step
 * that nearly all have and it lacks, or that hardly any has.
 */
final class OutlierReader {

  /** Fewer runs do not tell what is usual. */
  private static final int MINIMUM = 10;

  private static final int LISTED = 50;

  /**
   * Robust z (Iglewicz and Hoaglin, 1993) of the logit of what a step dropped, with half a
   * candidate added to either side, so that all and nothing have one. Where the median deviation is
   * 0, the mean one stands in.
   */
  private static final String DROPS =
      """
      , share as (
          select run.age, step.name, step.version, candidates_in as went_in,
                 candidates_out as came_out, 1 - candidates_out / candidates_in::float8 as dropped,
                 ln((candidates_in - least(candidates_out, candidates_in) + 0.5)
                    / (candidates_out + 0.5))::float8 as logit
          from run
          join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
          where candidates_in > 0 and candidates_out is not null and step.status = 'completed'
      ), usual as (
          select name, version, percentile_cont(0.5) within group (order by logit) as logit,
                 percentile_cont(0.5) within group (order by dropped) as dropped
          from share
          group by name, version
          having count(*) >= :minimum
      ), spread as (
          select name, version, usual.logit, usual.dropped,
                 percentile_cont(0.5) within group (order by abs(share.logit - usual.logit)) as mad,
                 avg(abs(share.logit - usual.logit)) as mean
          from share
          join usual using (name, version)
          group by name, version, usual.logit, usual.dropped
      ), scored as (
          select share.*, spread.dropped as usual_drop,
                 case when mad > 1e-9 then 0.6745 * (share.logit - spread.logit) / mad
                      when mean > 1e-9
                          then (share.logit - spread.logit) / (1.253314 * mean) end as z
          from share
          join spread using (name, version)
      ), unusual as (
          select age, 'drop' as kind, name, version, z, went_in, dropped, usual_drop,
                 null::text as reason, null::bigint as had_by, 0::bigint as of_runs
          from scored
          where abs(z) > 3.5
      """;

  private static final String STEPS =
      """
      ), ended as (
          select * from run where status in ('completed', 'failed')
      ), present as (
          select distinct age, name, version
          from (select run.age, step.name, step.version
                from ended as run
                join step on step.team_id = :team and step.flow_id = run.id and step.name is not null) as step
      ), common as (
          select name, version, count(*) as had_by, (select count(*) from ended) as of_runs
          from present
          group by name, version
      ), odd_step as (
          select age, 'extra_step' as kind, name, version, had_by, of_runs
          from present join common using (name, version)
          where had_by <= 0.1 * of_runs and of_runs >= :minimum
          union all
          select ended.age, 'missing_step', common.name, common.version, had_by, of_runs
          from ended cross join common
          where had_by >= 0.9 * of_runs and had_by < of_runs and of_runs >= :minimum
            and not exists (
                select from present
                where present.age = ended.age and present.name = common.name
                  and present.version = common.version)
      """;

  /** Only failures: what goes well gives its figures as reason. Digits are alike. */
  private static final String REASONS =
      """
      ), reason as (
          select age, null::text as name, null::integer as version,
                 regexp_replace(left(reason, 200), '\\d+', '#', 'g') as reason
          from run
          where status = 'failed' and reason <> ''
          union all
          select run.age, step.name, step.version,
                 regexp_replace(left(step.reason, 200), '\\d+', '#', 'g')
          from run
          join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
          where step.status = 'failed' and step.reason <> ''
      ), new_reason as (
          select max(age) as age, 'new_reason' as kind, name, version, reason
          from reason
          group by name, version, reason
          having max(age) <= (select count(*) from run) - :minimum
      )
      """;

  private static final String ALL =
      """
      , every as (
          select * from unusual
          union all
          select age, kind, name, version, null, null, null, null, null, had_by, of_runs
          from odd_step
          union all
          select age, kind, name, version, null, null, null, null, reason, null, 0
          from new_reason
      )
      select run.id, run.key, run.status, run.created_at, every.*,
             dense_rank() over (order by run.age) as number,
             (select count(distinct age) from every) as found
      from every
      join run using (age)
      """;

  private static final String LISTED_ONLY =
      """
      select *
      from (with run as (%s) as outlier
      where number <= :listed
      order by age, kind, name, version
      """;

  private OutlierReader() {}

  static Outliers read(Runs runs, Looked looked, Handle handle) {
    if (looked.runs() < MINIMUM) {
      return new Outliers(
          0,
          Optional.of(
              "What is usual is unknown: %s are too few to tell; it takes %d."
                  .formatted(Words.count(looked.runs(), "run"), MINIMUM)),
          List.of());
    }
    Map<UUID, Outlier> found = new LinkedHashMap<>();
    long[] count = new long[1];
    handle
        .createQuery(sql(runs))
        .bindMap(runs.parameters(""))
        .bind("minimum", MINIMUM)
        .bind("listed", LISTED)
        .map((row, context) -> {
          outlier(row, found).why().add(why(row));
          return count[0] = row.getLong("found");
        })
        .list();
    return new Outliers(count[0], Optional.empty(), List.copyOf(found.values()));
  }

  static String sql(Runs runs) {
    return LISTED_ONLY.formatted(runs.sql("") + ")" + DROPS + STEPS + REASONS + ALL);
  }

  private static Outlier outlier(ResultSet row, Map<UUID, Outlier> found) throws SQLException {
    UUID id = row.getObject("id", UUID.class);
    if (!found.containsKey(id)) {
      found.put(
          id,
          new Outlier(
              id,
              row.getString("key"),
              row.getString("status"),
              Objects.requireNonNull(RunRows.instant(row, "created_at")),
              new ArrayList<>()));
    }
    return Objects.requireNonNull(found.get(id));
  }

  private static Why why(ResultSet row) throws SQLException {
    String name = row.getString("name");
    Optional<StepName> step =
        name == null ? Optional.empty() : Optional.of(new StepName(name, row.getInt("version")));
    String kind = row.getString("kind");
    return new Why(
        kind,
        step,
        Optional.ofNullable(RunRows.number(row, "z")),
        sentence(kind, step.map(StepName::toString).orElse("The run"), row));
  }

  private static String sentence(String kind, String step, ResultSet row) throws SQLException {
    return switch (kind) {
      case "drop" ->
          String.format(
              Locale.ROOT,
              "%s dropped %s of %s; half of the runs drop at most %s (robust z %.1f).",
              step,
              Words.percent(row.getDouble("dropped")),
              Words.count(row.getLong("went_in"), "candidate"),
              Words.percent(row.getDouble("usual_drop")),
              row.getDouble("z"));
      case "missing_step" -> "It has no %s, which %s have.".formatted(step, others(row));
      case "extra_step" -> "It has %s, which %s have.".formatted(step, others(row));
      default ->
          "%s failed for a reason that no run before gave: %s"
              .formatted(step, row.getString("reason"));
    };
  }

  private static String others(ResultSet row) throws SQLException {
    return String.format(
        Locale.ROOT,
        "%,d of %s",
        row.getLong("had_by"),
        Words.count(row.getLong("of_runs"), "run"));
  }
}
