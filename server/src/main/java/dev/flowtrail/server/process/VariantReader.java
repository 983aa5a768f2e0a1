package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Variants.Variant;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Reads which sequences of steps runs took, one sequence in memory at a time. */
final class VariantReader {

  private static final int FETCHED_AT_ONCE = 1_000;

  private static final String READ =
      """
      with run as (%s),
      sequence as (
          select run.age, run.status,
                 extract(epoch from run.finished_at - run.created_at) * 1000 as millis,
                 array_agg(step.name order by position, version, step.id) as steps
          from run
          left join step on step.team_id = :team and step.flow_id = run.id and step.name is not null
          group by run.age, run.status, run.finished_at, run.created_at
      )
      select steps, count(*) as runs, count(*) filter (where status = 'failed') as failed,
             min(age) as newest, max(age) as oldest,
             min(age) filter (where age %% 2 = 0) as even_age,
             min(age) filter (where age %% 2 = 1) as odd_age, %s
      from sequence
      group by steps
      order by runs desc, newest
      """;

  private final ProcessDatabase database;

  VariantReader(ProcessDatabase database) {
    this.database = database;
  }

  /** What is said about variants, and on how much it is founded. */
  record Answer(Looked looked, Variants variants) {}

  Answer read(Runs runs) {
    return database.read(handle -> {
      Variants variants = variants(runs, handle);
      return new Answer(
          Looked.at(runs, handle), variants.with(RunIds.find(runs, variants.ages(), handle)));
    });
  }

  private static Variants variants(Runs runs, Handle handle) {
    Variants variants = new Variants();
    handle
        .createQuery(READ.formatted(runs.sql(""), Quantiles.sql("duration", "millis")))
        .bindMap(runs.parameters(""))
        .setFetchSize(FETCHED_AT_ONCE)
        .map((row, context) -> variant(row))
        .forEach(variants::add);
    return variants;
  }

  private static Variant variant(ResultSet row) throws SQLException {
    return new Variant(
        RunRows.texts(row, "steps"),
        row.getLong("runs"),
        row.getLong("failed"),
        Quantiles.read(row, "duration"),
        Stream.of(
                RunRows.whole(row, "even_age"),
                RunRows.whole(row, "odd_age"),
                RunRows.whole(row, "oldest"))
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList());
  }
}
