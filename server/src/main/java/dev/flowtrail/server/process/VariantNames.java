package dev.flowtrail.server.process;

import dev.flowtrail.server.process.Feature.Count;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;

/** Finds out by one run of each which steps the variants have that were counted by a signature. */
final class VariantNames {

  private static final String READ =
      """
      select run.age, string_agg(step.name, ' > ' order by position, version, step.id) as steps
      from (%s) as run
      join step on step.team_id = run.team_id and step.flow_id = run.id and step.name is not null
      where run.age = any(:ages)
      group by run.age
      """;

  private VariantNames() {}

  /** The same counts; variants that differ in positions only are one. */
  static List<Count> resolve(List<Count> counts, Runs runs, Handle handle) {
    Map<Long, String> names =
        read(
            counts.stream().filter(VariantNames::isVariant).map(VariantNames::example).toList(),
            runs,
            handle);
    Map<Feature, Count> resolved = new LinkedHashMap<>();
    for (Count count : counts) {
      Feature feature =
          isVariant(count)
              ? new Feature(Feature.Kind.VARIANT, null, names.get(example(count)), null)
              : count.feature();
      resolved.merge(feature, count.of(feature), Count::plus);
    }
    return List.copyOf(resolved.values());
  }

  private static boolean isVariant(Count count) {
    return count.feature().kind() == Feature.Kind.VARIANT;
  }

  private static long example(Count count) {
    return Stream.concat(count.badAges().stream(), count.otherAges().stream())
        .findFirst()
        .orElseThrow();
  }

  private static Map<Long, String> read(List<Long> ages, Runs runs, Handle handle) {
    Map<Long, String> names = new HashMap<>();
    if (!ages.isEmpty()) {
      handle
          .createQuery(READ.formatted(runs.sql("")))
          .bindMap(runs.parameters(""))
          .bind("ages", ages.toArray(Long[]::new))
          .map((row, context) -> names.put(row.getLong("age"), row.getString("steps")))
          .list();
    }
    return names;
  }
}
