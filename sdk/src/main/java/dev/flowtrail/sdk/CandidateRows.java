package dev.flowtrail.sdk;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one decision as a JSON array, written while they are decided about. Nothing
 * that fails in here reaches the decision.
 */
final class CandidateRows<T> {
  static final String ID = "id";
  static final String PASSED = "passed";
  static final String REASON = "reason";
  static final String RULES = "rules";
  static final String SCORE = "score";
  static final String PARTS = "parts";
  static final String RANK = "rank";
  static final String GAP = "gap";
  static final String RECORDED_AS = "recorded_as";
  static final String WEIGHT = "weight";

  private static final Set<String> OWN_NAMES =
      Set.of(ID, PASSED, REASON, RULES, SCORE, PARTS, RANK, GAP, RECORDED_AS, WEIGHT);
  private static final byte[] ID_LEAD = JsonText.lead(ID);

  private final RecordedStep step;
  private final String name;
  private final Candidates<T> described;
  private final List<Column> columns;
  private final Reservation memory;
  private final Blocks bytes;
  private final @Nullable RedactingStream redacting;
  private final RowJson json;
  private final RowValues values;
  private final int candidates;
  private final @Nullable SampledRows<T> sample;
  private @Nullable Throwable broken;

  private CandidateRows(
      RecordedStep step,
      String name,
      Candidates<T> described,
      Blocks bytes,
      int candidates,
      int perReason)
      throws IOException {
    FlowScope scope = step.scope();
    this.step = step;
    this.name = name;
    this.described = described;
    this.columns = columns(described);
    this.memory = scope.memory();
    this.bytes = bytes;
    Redaction redaction = scope.snapshots().redaction();
    this.redacting = redaction.isEmpty() ? null : new RedactingStream(redaction, bytes, List.of());
    this.json = new RowJson(redacting == null ? bytes : redacting);
    this.values = new RowValues(json, scope.snapshots(), memory);
    this.candidates = candidates;
    Sampling sampling = scope.sampling();
    this.sample =
        sampling.wants(candidates)
            ? new SampledRows<>(this, described, sampling.above(), perReason)
            : null;
    json.beginArray();
  }

  /**
   * Begins the rows of a decision.
   *
   * @param candidates how many there will be
   * @param perReason how many of those dropped for one reason are recorded, should they be too many
   */
  static <T> CandidateRows<T> begin(
      RecordedStep step, String name, Candidates<T> described, int candidates, int perReason) {
    FlowScope scope = step.scope();
    Blocks bytes = scope.snapshots().blocks(scope.memory());
    try {
      return new CandidateRows<>(step, name, described, bytes, candidates, perReason);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  RowValues values() {
    return values;
  }

  /** Whether there are so many candidates that only a part of them is recorded. */
  boolean sampled() {
    return sample != null;
  }

  /** Takes the next candidate of many; its row is asked for at once or not at all. */
  void sample(T candidate, Fate fate, Supplier<Row> row) {
    requireNonNull(sample).add(candidate, fate, row);
  }

  /** Takes a candidate that nothing is decided about. */
  void addListed(T candidate, Row row) {
    if (sampled()) {
      sample(candidate, Fate.LISTED, () -> row);
    } else {
      add(candidate, row);
    }
  }

  void add(T candidate, Row row) {
    if (broken != null) {
      return;
    }
    try {
      json.beginObject();
      json.name(ID_LEAD);
      values.writeId(described, candidate);
      writeFields(candidate);
      row.write(json, values);
      json.endObject();
    } catch (Throwable thrown) {
      broken = thrown;
    }
  }

  /**
   * Hands the rows to the step, and where they are not all, with the totals.
   *
   * @param out how many went on; null when that was not decided to the end
   * @param counts exact numbers about all candidates, recorded beside a sample
   */
  void keep(Shape shape, @Nullable Integer out, Supplier<Map<String, Object>> counts) {
    SampledRows<T> chosen = sample;
    if (chosen == null) {
      hand(out == null ? shape.partOf(candidates, null) : shape);
      return;
    }
    Shape extended = chosen.finish(shape).partOf(candidates, out);
    hand(extended);
    step.capture(name + ".totals", totals(chosen, out, counts.get()));
  }

  private Map<String, @Nullable Object> totals(
      SampledRows<T> chosen, @Nullable Integer out, Map<String, Object> counts) {
    Map<String, @Nullable Object> totals = new LinkedHashMap<>();
    totals.put("candidates", candidates);
    totals.put("kept", out);
    totals.put("recorded", chosen.recorded());
    totals.put("why", "more than " + step.scope().sampling().above() + " candidates");
    totals.put("sample", "smallest hashes of the ids, for each reason; every row has its weight");
    totals.put("hash", IdHash.NAME);
    totals.put("reasons", chosen.reasons());
    totals.putAll(counts);
    return totals;
  }

  private void hand(Shape shape) {
    Shape declared = shape;
    for (Column column : columns) {
      declared = column.declareIn(declared, column.name());
    }
    step.keep(name, declared, snapshot());
    String lost = values.lost();
    if (lost != null) {
      step.scope()
          .losses()
          .lost(Loss.ENCODE_FAILED, "observation " + name + " of " + step + ": " + lost);
    }
  }

  private void writeFields(T candidate) throws IOException {
    List<Candidates.Field<T>> fields = described.fields();
    for (int i = 0; i < fields.size(); i++) {
      Column column = columns.get(i);
      json.name(column.lead());
      values.write(fields.get(i).value(), candidate, column);
    }
  }

  private Snapshot snapshot() {
    if (broken == null) {
      end();
    }
    if (broken == null) {
      return new Snapshot.Kept(bytes);
    }
    memory.shrink(bytes.allocatedBytes());
    return Snapshots.lost(broken, bytes.limitReached());
  }

  private void end() {
    try {
      json.endArray();
      json.flush();
      if (redacting != null) {
        redacting.finish();
      }
      bytes.requireComplete();
    } catch (Throwable thrown) {
      broken = thrown;
    }
  }

  private static List<Column> columns(Candidates<?> described) {
    List<String> names = new ArrayList<>();
    for (Candidates.Field<?> field : described.fields()) {
      names.add(ownName(field.name()));
    }
    return Column.distinct(names).stream().map(each -> new Column(each, null)).toList();
  }

  private static String ownName(@Nullable String given) {
    String name = Text.name(given);
    return OWN_NAMES.contains(name) ? "given_" + name : name;
  }
}
