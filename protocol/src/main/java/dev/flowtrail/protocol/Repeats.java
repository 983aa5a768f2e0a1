package dev.flowtrail.protocol;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Numbers what bears one name: the tries of a step in a flow, the observations of a name in a step.
 * A writer numbers its own. When several of them claim the same number, or one of them claimed
 * none, all that bear the name are numbered by time instead.
 */
public final class Repeats {

  private Repeats() {}

  /**
   * One of them.
   *
   * @param name what they have in common; null, when it is not known, makes it one of its own
   * @param claimed the number that its writer gave it
   * @param time when it began
   */
  public record Repeat(UUID id, @Nullable String name, @Nullable Integer claimed, Instant time) {}

  /** The number of each, from 1 on, by its id. */
  public static Map<UUID, Integer> number(List<Repeat> repeats) {
    Map<String, Set<Repeat>> byName = new LinkedHashMap<>();
    Map<UUID, Integer> numbers = new LinkedHashMap<>();
    for (Repeat repeat : repeats) {
      if (repeat.name() == null) {
        numbers.put(repeat.id(), repeat.claimed() == null ? 1 : repeat.claimed());
      } else {
        byName.computeIfAbsent(repeat.name(), name -> inOrder()).add(repeat);
      }
    }
    byName.values().forEach(group -> numberGroup(group, numbers));
    return numbers;
  }

  private static Set<Repeat> inOrder() {
    return new TreeSet<>(Comparator.comparing(Repeat::time).thenComparing(Repeat::id));
  }

  private static void numberGroup(Set<Repeat> group, Map<UUID, Integer> numbers) {
    boolean agreed = agreed(group);
    int place = 0;
    for (Repeat repeat : group) {
      place++;
      Integer claimed = repeat.claimed();
      numbers.put(repeat.id(), agreed && claimed != null ? claimed : place);
    }
  }

  private static boolean agreed(Set<Repeat> group) {
    Set<Integer> claimed = new HashSet<>();
    for (Repeat repeat : group) {
      if (repeat.claimed() == null || !claimed.add(repeat.claimed())) {
        return false;
      }
    }
    return true;
  }
}
