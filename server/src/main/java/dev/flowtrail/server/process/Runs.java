package dev.flowtrail.server.process;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The runs of a process that something is said about: the newest of those that fit.
 *
 * @param from the earliest beginning, inclusive
 * @param to the latest beginning, exclusive
 * @param attributes top-level attributes by name, compared as text
 * @param limit how many at most
 */
record Runs(
    int teamId,
    String process,
    @Nullable Instant from,
    @Nullable Instant to,
    Map<String, String> attributes,
    int limit) {

  /** The same with one more attribute. */
  Runs having(String attribute, String value) {
    Map<String, String> more = new LinkedHashMap<>(attributes);
    more.put(attribute, value);
    return new Runs(teamId, process, from, to, more, limit);
  }

  /** Those of them that began in this stretch of time. */
  Runs between(@Nullable Instant earliest, @Nullable Instant latest) {
    return new Runs(teamId, process, later(from, earliest), earlier(to, latest), attributes, limit);
  }

  private static @Nullable Instant later(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isAfter(one) ? other : one;
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || other != null && other.isBefore(one) ? other : one;
  }

  /**
   * A query for their flows, of which each has its {@code age}: 1 is the newest.
   *
   * @param prefix what the names of its parameters begin with
   */
  String sql(String prefix) {
    return """
    select flow.*, row_number() over (order by created_at desc, id desc) as age
    from flow
    where %s
    order by created_at desc, id desc
    limit :%slimit
    """
        .formatted(condition(prefix), prefix);
  }

  /** Fixed pieces of SQL only: every value is bound. */
  String condition(String prefix) {
    List<String> conditions = new ArrayList<>(List.of("team_id = :%steam", "name = :%sprocess"));
    if (from != null) {
      conditions.add("created_at >= :%sfrom");
    }
    if (to != null) {
      conditions.add("created_at < :%sto");
    }
    for (int i = 0; i < attributes.size(); i++) {
      conditions.add("attributes ->> :%%sname%1$d = :%%svalue%1$d".formatted(i));
    }
    return String.join(" and ", conditions).replace("%s", prefix);
  }

  /** What is to be bound. */
  Map<String, Object> parameters(String prefix) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put(prefix + "team", teamId);
    parameters.put(prefix + "process", process);
    parameters.put(prefix + "limit", limit);
    if (from != null) {
      parameters.put(prefix + "from", from.atOffset(ZoneOffset.UTC));
    }
    if (to != null) {
      parameters.put(prefix + "to", to.atOffset(ZoneOffset.UTC));
    }
    int number = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      parameters.put(prefix + "name" + number, attribute.getKey());
      parameters.put(prefix + "value" + number, attribute.getValue());
      number++;
    }
    return parameters;
  }
}
