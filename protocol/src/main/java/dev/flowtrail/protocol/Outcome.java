package dev.flowtrail.protocol;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * How far something has come, and why. They belong together: when writers disagree the reason is
 * that of the status that wins.
 *
 * @param status the one that wins is the later of {@link Status}: an end over running, failed over
 *     completed
 * @param reason null when nobody gave one; of several for one status the greater text
 */
public record Outcome(Status status, @Nullable String reason) {

  private static final Comparator<Outcome> ORDER =
      Comparator.comparing(Outcome::status).thenComparing(Outcome::reason, Choice.absentFirst());

  Outcome merge(Outcome other) {
    return ORDER.compare(this, other) >= 0 ? this : other;
  }
}
