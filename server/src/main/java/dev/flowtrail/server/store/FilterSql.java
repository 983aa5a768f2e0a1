package dev.flowtrail.server.store;

import dev.flowtrail.protocol.Status;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter as a condition: fixed pieces of SQL, every value a bound parameter. */
final class FilterSql {

  private final List<String> conditions = new ArrayList<>(List.of("team_id = :teamId"));
  private final Map<String, Object> parameters = new LinkedHashMap<>();

  /**
   * @param lease how long a flow that runs may be silent
   */
  FilterSql(FlowFilter filter, Duration lease) {
    parameters.put("teamId", filter.teamId());
    add("name = :name", "name", filter.name());
    addStatus(filter.status(), lease);
    add("key = :key", "key", filter.key());
    add("created_at >= :from", "from", time(filter.from()));
    add("created_at < :to", "to", time(filter.to()));
    add(
        "concat_ws(' ', name, key, reason, attributes::text, id::text) ilike :text",
        "text",
        filter.text() == null ? null : LikePattern.containing(filter.text()));
    addAttributes(filter.attributes());
    addMore(filter.more(), lease);
    addPlace(filter.after());
  }

  private void addMore(@Nullable SqlCondition more, Duration lease) {
    if (more != null) {
      conditions.add(more.sql());
      parameters.putAll(more.parameters());
      parameters.put("leaseSeconds", lease.toMillis() / 1000.0);
    }
  }

  private void addStatus(@Nullable Status status, Duration lease) {
    if (status != null) {
      add("(" + ShownStatus.OF_FLOW + ") = :status", "status", status.wireName());
      parameters.put("leaseSeconds", lease.toMillis() / 1000.0);
    }
  }

  private static @Nullable OffsetDateTime time(@Nullable Instant instant) {
    return instant == null ? null : instant.atOffset(ZoneOffset.UTC);
  }

  private void add(String condition, String parameter, @Nullable Object value) {
    if (value != null) {
      conditions.add(condition);
      parameters.put(parameter, value);
    }
  }

  private void addAttributes(Map<String, String> attributes) {
    int number = 0;
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      number++;
      conditions.add("attributes ->> :name%1$d = :value%1$d".formatted(number));
      parameters.put("name" + number, attribute.getKey());
      parameters.put("value" + number, attribute.getValue());
    }
  }

  private void addPlace(FlowFilter.@Nullable Place after) {
    if (after != null) {
      conditions.add("(created_at, id) < (:afterTime, :afterId)");
      parameters.put("afterTime", after.createdAt().atOffset(ZoneOffset.UTC));
      parameters.put("afterId", after.id());
    }
  }

  String condition() {
    return String.join(" and ", conditions);
  }

  Map<String, Object> parameters() {
    return parameters;
  }
}
