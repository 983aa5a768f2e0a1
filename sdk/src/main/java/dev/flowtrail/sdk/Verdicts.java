package dev.flowtrail.sdk;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What all rules say about the candidate at hand. One object serves all candidates of a step, one
 * after the other.
 *
 * <p>The host is to feel what its own loop would do to it, which asks until one rule fails: what a
 * rule throws that this loop reaches goes on to the host. What one throws that is asked for the
 * recording only is recorded.
 */
final class Verdicts<T> implements Row {
  private static final byte[] PASSED = JsonText.lead(CandidateRows.PASSED);
  private static final byte[] REASON = JsonText.lead(CandidateRows.REASON);
  private static final byte[] RULES = JsonText.lead(CandidateRows.RULES);
  private static final String UNKNOWN = "not known";

  private enum Verdict {
    NOT_ASKED,
    PASSED,
    FAILED,
    THREW
  }

  private final List<RuleColumn<T>> columns;
  private final boolean firstFail;
  private final Verdict[] verdicts;
  private final @Nullable Object[] actual;
  private final Map<Long, JsonText> reasons = new HashMap<>();
  private boolean dropped;
  private @Nullable Throwable thrown;

  Verdicts(List<RuleColumn<T>> columns, boolean firstFail) {
    this.columns = columns;
    this.firstFail = firstFail;
    this.verdicts = new Verdict[columns.size()];
    this.actual = new @Nullable Object[columns.size()];
  }

  /** The verdicts as they are now, to be written later. */
  Verdicts<T> copy() {
    Verdicts<T> copy = new Verdicts<>(columns, firstFail);
    System.arraycopy(verdicts, 0, copy.verdicts, 0, verdicts.length);
    System.arraycopy(actual, 0, copy.actual, 0, actual.length);
    copy.dropped = dropped;
    copy.thrown = thrown;
    return copy;
  }

  /** What became of the candidate; a near miss only where a single rule failed. */
  Fate fate() {
    if (passed()) {
      return Fate.KEPT;
    }
    int failed = onlyFailed();
    double distance =
        failed < 0 ? Double.NaN : columns.get(failed).rule().condition().distance(actual[failed]);
    return new Fate(reason().text(), failed, distance);
  }

  /** The rule that alone keeps the candidate back; less than 0 when there is no such rule. */
  int onlyFailed() {
    int only = -1;
    for (int i = 0; i < verdicts.length; i++) {
      if (verdicts[i] != Verdict.PASSED) {
        if (only >= 0 || verdicts[i] != Verdict.FAILED) {
          return -1;
        }
        only = i;
      }
    }
    return only;
  }

  /** Whether the rule was asked and found no value. */
  boolean unknown(int rule) {
    boolean asked = verdicts[rule] == Verdict.PASSED || verdicts[rule] == Verdict.FAILED;
    return asked && actual[rule] == null;
  }

  boolean threw(int rule) {
    return verdicts[rule] == Verdict.THREW;
  }

  /**
   * Asks the rules about the next candidate.
   *
   * @param forTheRecord whether the host's own loop would not ask about this candidate at all
   */
  void ask(T candidate, boolean forTheRecord) {
    dropped = false;
    thrown = null;
    for (int i = 0; i < verdicts.length; i++) {
      actual[i] = null;
      verdicts[i] = Verdict.NOT_ASKED;
      if (!dropped || !firstFail) {
        ask(i, candidate, forTheRecord || dropped);
      }
    }
  }

  private void ask(int rule, T candidate, boolean forTheRecord) {
    try {
      Rule<T> asked = columns.get(rule).rule();
      actual[rule] = asked.actual(candidate);
      boolean passes = asked.passes(actual[rule]);
      verdicts[rule] = passes ? Verdict.PASSED : Verdict.FAILED;
      dropped |= !passes;
    } catch (Throwable fromTheHost) {
      verdicts[rule] = Verdict.THREW;
      actual[rule] = fromTheHost.getClass().getName();
      if (!forTheRecord) {
        thrown = fromTheHost;
        throw fromTheHost;
      }
      thrown = dropped ? null : fromTheHost;
    }
  }

  /** Whether the candidate goes on: every rule was asked and none failed or threw. */
  boolean passed() {
    return !dropped && thrown == null;
  }

  boolean failed(int rule) {
    return verdicts[rule] == Verdict.FAILED;
  }

  @Override
  public void write(PlainJson json, RowValues values) throws IOException {
    writeOutcome(json);
    writeRules(json, values);
  }

  /** {@code passed} is null where a rule threw before the matter was decided. */
  private void writeOutcome(PlainJson json) throws IOException {
    json.name(PASSED);
    if (thrown == null) {
      json.yes(!dropped);
    } else {
      json.nothing();
    }
    if (dropped || thrown != null) {
      json.name(REASON);
      json.encoded(reason().encoded());
    }
  }

  void writeRules(PlainJson json, RowValues values) throws IOException {
    json.name(RULES);
    json.beginObject();
    for (int i = 0; i < verdicts.length; i++) {
      writeRule(i, json, values);
    }
    json.endObject();
  }

  private void writeRule(int rule, PlainJson json, RowValues values) throws IOException {
    RuleColumn<T> column = columns.get(rule);
    switch (verdicts[rule]) {
      case PASSED -> column.write(json, values, true, actual[rule], unknown(rule) ? UNKNOWN : null);
      case FAILED ->
          column.write(json, values, false, actual[rule], unknown(rule) ? UNKNOWN : null);
      case THREW -> column.write(json, values, null, null, "threw " + actual[rule]);
      case NOT_ASKED -> {}
    }
  }

  /** Names the rules and nothing else, so that equal reasons are equal texts. */
  JsonText reason() {
    if (thrown != null) {
      return new JsonText("threw " + thrown.getClass().getName());
    }
    return verdicts.length > Long.SIZE
        ? new JsonText(nameFailed())
        : reasons.computeIfAbsent(failedMask(), mask -> new JsonText(nameFailed()));
  }

  private long failedMask() {
    long mask = 0;
    for (int i = 0; i < verdicts.length; i++) {
      mask |= failed(i) ? 1L << i : 0;
    }
    return mask;
  }

  private String nameFailed() {
    StringBuilder names = new StringBuilder();
    for (int i = 0; i < verdicts.length; i++) {
      if (failed(i)) {
        names.append(names.isEmpty() ? "failed " : ", ").append(columns.get(i).name());
      }
    }
    return names.toString();
  }
}
