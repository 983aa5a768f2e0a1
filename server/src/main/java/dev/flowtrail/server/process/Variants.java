package dev.flowtrail.server.process;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Which sequences of steps the runs of a process took. Not thread-safe. */
final class Variants {

  private static final int LISTED = 100;
  private static final int MAX_TRANSITIONS = 10_000;

  /**
   * Runs that took the same steps.
   *
   * @param ages of some of them
   */
  record Variant(
      List<String> steps, long runs, long failed, @Nullable Quantiles duration, List<Long> ages) {}

  /** From one step to the next; null for the beginning and the end. */
  record Transition(@Nullable String from, @Nullable String to) {}

  /** How many runs have a transition, and how often they do. */
  record Frequency(long runs, long count) {

    private Frequency plus(Frequency other) {
      return new Frequency(runs + other.runs, count + other.count);
    }
  }

  private final List<Variant> listed = new ArrayList<>();
  private final Map<Transition, Frequency> transitions = new HashMap<>();
  private long found;
  private boolean all = true;
  private Map<Long, UUID> ids = Map.of();

  /** To be called with the most frequent one first. */
  void add(Variant variant) {
    found++;
    if (listed.size() < LISTED) {
      listed.add(variant);
    }
    Set<Transition> counted = new HashSet<>();
    String from = null;
    for (String step : variant.steps()) {
      count(new Transition(from, step), variant.runs(), counted);
      from = step;
    }
    count(new Transition(from, null), variant.runs(), counted);
  }

  private void count(Transition transition, long runs, Set<Transition> counted) {
    if (transitions.size() >= MAX_TRANSITIONS && !transitions.containsKey(transition)) {
      all = false;
      return;
    }
    long first = counted.add(transition) ? runs : 0;
    transitions.merge(transition, new Frequency(first, runs), Frequency::plus);
  }

  /** The ages of all examples. */
  List<Long> ages() {
    return listed.stream().flatMap(variant -> variant.ages().stream()).toList();
  }

  Variants with(Map<Long, UUID> flowIds) {
    ids = flowIds;
    return this;
  }

  /** How many variants there are. */
  long found() {
    return found;
  }

  List<Variant> listed() {
    return listed;
  }

  List<UUID> examples(Variant variant) {
    return variant.ages().stream().map(ids::get).filter(Objects::nonNull).toList();
  }

  /** The most frequent first. */
  List<Map.Entry<Transition, Frequency>> transitions() {
    return transitions.entrySet().stream()
        .sorted(
            Comparator.<Map.Entry<Transition, Frequency>>comparingLong(
                    entry -> -entry.getValue().count())
                .thenComparing(entry -> String.valueOf(entry.getKey())))
        .toList();
  }

  /** Whether every transition is counted. */
  boolean areAllTransitions() {
    return all;
  }
}
