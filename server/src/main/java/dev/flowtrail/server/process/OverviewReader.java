package dev.flowtrail.server.process;

import dev.flowtrail.protocol.Status;
import dev.flowtrail.server.process.Overview.OverTime;
import dev.flowtrail.server.process.Overview.UsualStep;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Reads how the runs of a process go. */
final class OverviewReader {

  private static final String OVER_TIME =
      """
      select least(
                 floor(extract(epoch from created_at - :origin) / :bucketSeconds)::integer,
                 :lastBucket) as bucket,
             status, count(*) as runs
      from (%s) as run
      group by bucket, status
      """;

  private static final String DURATION =
      """
      select %2$s
      from (select extract(epoch from finished_at - created_at) * 1000 as millis
            from (%1$s) as run
            where status in ('completed', 'failed')) as ended
      """;

  private static final String STEPS =
      """
      with run as (%1$s),
      figure as (
          select step.name, step.version, step.position, step.kind, step.status,
                 case when step.status = 'completed' then candidates_in end as went_in,
                 case when step.status = 'completed' then candidates_out end as came_out,
                 case when step.status = 'completed' and candidates_in > 0
                     then 1 - candidates_out / candidates_in::float8 end as share,
                 case when step.status = 'completed' then extract(epoch from
                     step.finished_at - coalesce(step.started_at, step.created_at)) * 1000 end
                     as millis
          from run
          join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
      )
      select name, version, avg(position) as position, max(kind) as kind, count(*) as runs,
             count(*) filter (where status = 'failed') as failed, %2$s
      from figure
      group by name, version
      order by position, name, version
      limit 1000
      """;

  private static final String FIGURES =
      String.join(
          ", ",
          Quantiles.sql("ins", "went_in"),
          Quantiles.sql("outs", "came_out"),
          Quantiles.sql("drops", "share"),
          Quantiles.sql("durations", "millis"));

  private final ProcessDatabase database;

  OverviewReader(ProcessDatabase database) {
    this.database = database;
  }

  Overview read(Runs runs, int buckets) {
    return database.read(handle -> {
      Looked looked = Looked.at(runs, handle);
      return new Overview(
          runs.process(),
          looked,
          overTime(runs, looked, buckets, handle),
          duration(runs, handle),
          steps(runs, handle),
          OutlierReader.read(runs, looked, handle));
    });
  }

  private static Optional<OverTime> overTime(Runs runs, Looked looked, int count, Handle handle) {
    Instant from = looked.from();
    Instant to = looked.to();
    if (from == null || to == null) {
      return Optional.empty();
    }
    double seconds = Math.max(1, Duration.between(from, to).toMillis() / 1000.0 / count);
    List<Map<Status, Long>> buckets = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      buckets.add(new EnumMap<>(Status.class));
    }
    handle
        .createQuery(OVER_TIME.formatted(runs.sql("")))
        .bindMap(runs.parameters(""))
        .bind("origin", from.atOffset(java.time.ZoneOffset.UTC))
        .bind("bucketSeconds", seconds)
        .bind("lastBucket", count - 1)
        .map((row, context) -> put(row, buckets))
        .list();
    return Optional.of(new OverTime(from, seconds, buckets));
  }

  private static Status put(ResultSet row, List<Map<Status, Long>> buckets) throws SQLException {
    Status status = Status.findByWireName(row.getString("status")).orElseThrow();
    buckets.get(row.getInt("bucket")).put(status, row.getLong("runs"));
    return status;
  }

  private static @Nullable Quantiles duration(Runs runs, Handle handle) {
    return handle
        .createQuery(DURATION.formatted(runs.sql(""), Quantiles.sql("duration", "millis")))
        .bindMap(runs.parameters(""))
        .map((row, context) -> Optional.ofNullable(Quantiles.read(row, "duration")))
        .one()
        .orElse(null);
  }

  private static List<UsualStep> steps(Runs runs, Handle handle) {
    return handle
        .createQuery(STEPS.formatted(runs.sql(""), FIGURES))
        .bindMap(runs.parameters(""))
        .map((row, context) -> step(row))
        .list();
  }

  private static UsualStep step(ResultSet row) throws SQLException {
    return new UsualStep(
        new StepName(row.getString("name"), row.getInt("version")),
        (int) row.getDouble("position"),
        row.getString("kind"),
        row.getLong("runs"),
        row.getLong("failed"),
        Quantiles.read(row, "ins"),
        Quantiles.read(row, "outs"),
        Quantiles.read(row, "drops"),
        Quantiles.read(row, "durations"));
  }
}
