package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The processes, the one that ran last first. Thread-safe. */
final class ProcessList {

  private static final int MAX_PROCESSES = 1_000;

  /** So many runs of each tell how it goes lately. */
  private static final int RECENT = 200;

  private static final String READ =
      """
      with process as (
          select name, count(*) as flows, max(created_at) as last_created_at
          from flow
          where team_id = :team and name is not null
          group by name
          order by last_created_at desc
          limit :processes
      )
      select process.*, recent.*, drop.*
      from process
      cross join lateral (
          select count(*) as runs, count(*) filter (where status = 'failed') as failed, %s
          from (select status, extract(epoch from finished_at - created_at) * 1000 as millis
                from flow
                where team_id = :team and name = process.name
                order by created_at desc, id desc
                limit :recent) as run
      ) as recent
      left join lateral (
          select step.name as step, step.version, count(*) as drop_runs,
                 percentile_cont(0.5) within group (
                     order by 1 - candidates_out / candidates_in::float8) as usual_drop
          from (select id
                from flow
                where team_id = :team and name = process.name
                order by created_at desc, id desc
                limit :recent) as run
          join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
          where candidates_in > 0 and candidates_out is not null
          group by step.name, step.version
          order by usual_drop desc, drop_runs desc, step.name
          limit 1
      ) as drop on true
      order by last_created_at desc
      """
          .formatted(Quantiles.sql("duration", "millis"));

  private final ProcessDatabase database;

  ProcessList(ProcessDatabase database) {
    this.database = database;
  }

  /** Where most candidates are dropped, in the median run. */
  private record UsualDrop(StepName step, double drop, long runs) {}

  private record Process(
      String name,
      long flows,
      Instant lastCreatedAt,
      long runs,
      long failed,
      @Nullable Quantiles duration,
      Optional<UsualDrop> drop) {}

  private List<Process> read(int teamId) {
    return database.read(handle ->
        handle
            .createQuery(READ)
            .bind("team", teamId)
            .bind("processes", MAX_PROCESSES)
            .bind("recent", RECENT)
            .map((row, context) -> process(row))
            .list());
  }

  private static Process process(ResultSet row) throws SQLException {
    return new Process(
        row.getString("name"),
        row.getLong("flows"),
        Objects.requireNonNull(RunRows.instant(row, "last_created_at")),
        row.getLong("runs"),
        row.getLong("failed"),
        Quantiles.read(row, "duration"),
        drop(row));
  }

  private static Optional<UsualDrop> drop(ResultSet row) throws SQLException {
    String step = row.getString("step");
    return step == null
        ? Optional.empty()
        : Optional.of(
            new UsualDrop(
                new StepName(step, row.getInt("version")),
                row.getDouble("usual_drop"),
                row.getLong("drop_runs")));
  }

  void write(int teamId, JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeArrayFieldStart("processes");
    for (Process process : read(teamId)) {
      json.writeStartObject();
      json.writeStringField("name", process.name());
      json.writeNumberField("flows", process.flows());
      json.writeStringField("lastCreatedAt", Times.format(process.lastCreatedAt()));
      writeRecent(process, json);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void writeRecent(Process process, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("recent");
    json.writeNumberField("runs", process.runs());
    json.writeNumberField("failed", process.failed());
    json.writeNumberField("failedShare", (double) process.failed() / process.runs());
    Quantiles.write(json, "durationMs", process.duration());
    json.writeFieldName("usualDrop");
    if (process.drop().isPresent()) {
      UsualDrop drop = process.drop().get();
      json.writeStartObject();
      drop.step().write(json);
      json.writeNumberField("drop", drop.drop());
      json.writeNumberField("runs", drop.runs());
      json.writeEndObject();
    } else {
      json.writeNull();
    }
    json.writeEndObject();
  }
}
