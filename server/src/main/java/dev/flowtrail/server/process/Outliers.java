package dev.flowtrail.server.process;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Runs that stand out.
 *
 * @param found how many there are
 * @param unknown why none can be told; empty where they can
 * @param runs the newest of them
 */
record Outliers(long found, Optional<String> unknown, List<Outlier> runs) {

  /** One run with all by which it stands out. */
  record Outlier(
      UUID flowId, @Nullable String key, String status, Instant createdAt, List<Why> why) {}

  /** Something by which a run stands out; the step and the robust z where it has them. */
  record Why(String kind, Optional<StepName> step, Optional<Double> z, String sentence) {}
}
