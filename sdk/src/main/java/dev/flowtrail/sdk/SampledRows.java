package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldType;
import dev.flowtrail.sdk.Stratum.Retained;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What is recorded of a step with very many candidates: all that went on, those that missed by the
 * least, and of each reason to be dropped a sample that is coordinated, so that the samples of two
 * flows hold the same candidates. Every row tells as what it is recorded and how many candidates it
 * stands for; the weights of all rows add up to the number of candidates.
 */
final class SampledRows<T> {
  private static final String KEPT = Fate.KEPT.reason();
  private static final String OTHER = "other";
  private static final String NEAR_MISS = "near miss";
  private static final byte[] RECORDED_AS = JsonText.lead(CandidateRows.RECORDED_AS);
  private static final byte[] WEIGHT = JsonText.lead(CandidateRows.WEIGHT);

  private final CandidateRows<T> rows;
  private final Candidates<T> described;
  private final int perReason;
  private final Map<String, Stratum<T>> reasons = new LinkedHashMap<>();
  private final Map<Integer, Stratum<T>> near = new HashMap<>();
  private int index;
  private int recorded;

  /**
   * @param mostKept how many of those that go on are recorded
   * @param perReason how many of those dropped for one reason
   */
  SampledRows(CandidateRows<T> rows, Candidates<T> described, int mostKept, int perReason) {
    this.rows = rows;
    this.described = described;
    this.perReason = perReason;
    reasons.put(KEPT, Stratum.sample(mostKept));
  }

  /** Takes one candidate; its row is asked for at once or not at all. */
  void add(T candidate, Fate fate, Supplier<Row> row) {
    Retained<T> retained = new Retained<>(index++, candidate, hash(candidate), fate.distance());
    Stratum<T> same = stratum(fate);
    Stratum<T> nearest = nearest(fate);
    boolean sampled = same.admits(retained);
    boolean near = nearest != null && nearest.admits(retained);
    if (sampled || near) {
      retained.row = row.get();
    }
    if (sampled) {
      same.keep(retained);
    }
    if (nearest != null && near) {
      nearest.keep(retained);
    }
  }

  /** Writes what is to be recorded, in the order in which it came. */
  Shape finish(Shape shape) {
    Set<Retained<T>> all = retained();
    recorded = all.size();
    all.forEach(each -> rows.add(each.candidate, (json, values) -> write(each, json, values)));
    return shape
        .queryable(CandidateRows.RECORDED_AS, FieldType.STRING)
        .queryable(CandidateRows.WEIGHT, FieldType.NUMBER);
  }

  int recorded() {
    return recorded;
  }

  private Set<Retained<T>> retained() {
    Set<Retained<T>> retained = new TreeSet<>(Comparator.comparingInt(each -> each.index));
    for (Map.Entry<String, Stratum<T>> reason : reasons.entrySet()) {
      for (Retained<T> each : reason.getValue().kept()) {
        each.weight = reason.getValue().weight();
        each.recordedAs = reason.getKey().equals(KEPT) ? KEPT : "sample";
        retained.add(each);
      }
    }
    for (Stratum<T> nearest : near.values()) {
      for (Retained<T> each : nearest.kept()) {
        each.recordedAs = NEAR_MISS;
        retained.add(each);
      }
    }
    return retained;
  }

  /** Exact counts, and how many of each reason the sample holds. */
  Map<String, Object> reasons() {
    Map<String, Object> told = new LinkedHashMap<>();
    reasons.forEach((reason, stratum) -> {
      Map<String, Object> counts = new LinkedHashMap<>();
      counts.put("candidates", stratum.count());
      counts.put("sampled", stratum.sampled());
      told.put(reason, counts);
    });
    return told;
  }

  private void write(Retained<T> each, PlainJson json, RowValues values) throws IOException {
    each.row.write(json, values);
    json.name(RECORDED_AS);
    json.text(each.recordedAs);
    json.name(WEIGHT);
    json.number(each.weight);
  }

  private Stratum<T> stratum(Fate fate) {
    Stratum<T> known = reasons.get(fate.reason());
    if (known != null) {
      return known;
    }
    String name = reasons.size() < Sampling.MOST_REASONS ? fate.reason() : OTHER;
    return reasons.computeIfAbsent(name, first -> Stratum.sample(perReason));
  }

  private @Nullable Stratum<T> nearest(Fate fate) {
    return Double.isNaN(fate.distance())
        ? null
        : near.computeIfAbsent(fate.missed(), first -> Stratum.nearest(Sampling.NEAREST));
  }

  private long hash(T candidate) {
    try {
      return IdHash.of(described.apply(candidate));
    } catch (RuntimeException | Error thrown) {
      return IdHash.of(null);
    }
  }
}
