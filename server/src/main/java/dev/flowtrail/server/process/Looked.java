package dev.flowtrail.server.process;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flowtrail.server.http.Times;
import java.io.IOException;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * How much an answer is founded on.
 *
 * @param all whether no run that fits was left out
 * @param from when the oldest of them began
 * @param to when the newest of them began
 */
record Looked(long runs, boolean all, @Nullable Instant from, @Nullable Instant to) {

  private static final String READ =
      """
      select least(count(*), :limit) as runs, count(*) <= :limit as all_of_them,
             min(created_at) filter (where age <= :limit) as oldest, max(created_at) as newest
      from (select created_at, row_number() over (order by created_at desc, id desc) as age
            from flow
            where %s
            order by created_at desc, id desc
            limit :limit + 1) as run
      """;

  static Looked at(Runs runs, Handle handle) {
    return handle
        .createQuery(READ.formatted(runs.condition("")))
        .bindMap(runs.parameters(""))
        .map((row, context) ->
            new Looked(
                row.getLong("runs"),
                row.getBoolean("all_of_them"),
                RunRows.instant(row, "oldest"),
                RunRows.instant(row, "newest")))
        .one();
  }

  void write(JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("looked");
    json.writeNumberField("runs", runs);
    json.writeBooleanField("all", all);
    json.writeStringField("from", from == null ? null : Times.format(from));
    json.writeStringField("to", to == null ? null : Times.format(to));
    json.writeEndObject();
  }
}
