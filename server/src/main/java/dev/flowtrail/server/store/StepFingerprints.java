package dev.flowtrail.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.FlowDocument.Observation;
import dev.flowtrail.protocol.FlowDocument.Step;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What went into a step, how it was configured and what came out, each as one hash over its
 * observations. The function {@code fingerprint_steps} says the same of flows that come in pieces.
 *
 * @param inputInferred whether what is known of the step before stands for the input
 */
record StepFingerprints(
    @Nullable UUID input, boolean inputInferred, @Nullable UUID config, @Nullable UUID output) {

  private static final Set<String> BRINGING_IN = Set.of("generate", "retrieve");

  /** As PostgreSQL orders UUIDs and texts, byte by byte. */
  private static final Comparator<Observation<StoredData>> BY_CONTENT =
      Comparator.<Observation<StoredData>, UUID>comparing(
              observation -> observation.data().hash(), StepFingerprints::compare)
          .thenComparingInt(observation -> observation.head().version())
          .thenComparing(
              observation -> observation.head().name().getBytes(UTF_8), Arrays::compareUnsigned);

  /** The order in which a flow's steps follow each other. */
  static <T> Comparator<Step<T>> inOrder() {
    return Comparator.<Step<T>>comparingInt(step -> step.head().position())
        .thenComparingInt(step -> step.head().version())
        .thenComparing(step -> step.head().id(), StepFingerprints::compare);
  }

  private static int compare(UUID one, UUID other) {
    int high = Long.compareUnsigned(one.getMostSignificantBits(), other.getMostSignificantBits());
    return high != 0
        ? high
        : Long.compareUnsigned(one.getLeastSignificantBits(), other.getLeastSignificantBits());
  }

  /**
   * The fingerprints of a step.
   *
   * @param candidatesIn how many candidates it decided about, if it did
   * @param before what the step before it in the flow left
   */
  static StepFingerprints of(
      Step<StoredData> step, @Nullable Integer candidatesIn, @Nullable Left before) {
    UUID recorded = hash(step, Set.of(ObservationRole.INPUT));
    UUID inferred =
        recorded == null && before != null && before.isInputOf(step, candidatesIn)
            ? before.known()
            : null;
    return new StepFingerprints(
        inferred == null ? recorded : inferred,
        inferred != null,
        hash(step, Set.of(ObservationRole.CONFIG)),
        hash(
            step,
            Set.of(ObservationRole.OUTPUT, ObservationRole.CANDIDATES, ObservationRole.OTHER)));
  }

  /**
   * What this step leaves to the next one.
   *
   * @param candidates how many it let through, if it decided about any
   */
  Left left(@Nullable Integer candidates) {
    UUID known =
        input == null || output == null
            ? null
            : md5(input + " " + (config == null ? "" : config) + " " + output);
    return new Left(known, candidates);
  }

  /**
   * What a step left to the next one.
   *
   * @param known one hash over its input, configuration and results: a list of ids does not tell
   *     what else was found, what was asked for does
   */
  record Left(@Nullable UUID known, @Nullable Integer candidates) {

    private boolean isInputOf(Step<StoredData> step, @Nullable Integer candidatesIn) {
      String kind = step.head().kind();
      return known != null
          && candidates != null
          && candidates.equals(candidatesIn)
          && (kind == null || !BRINGING_IN.contains(kind));
    }
  }

  private static @Nullable UUID hash(Step<StoredData> step, Set<ObservationRole> roles) {
    List<Observation<StoredData>> observations =
        step.observations().stream()
            .filter(observation -> roles.contains(observation.head().role()))
            .sorted(BY_CONTENT)
            .toList();
    return observations.isEmpty()
        ? null
        : md5(observations.stream().map(StepFingerprints::line).collect(Collectors.joining("\n")));
  }

  private static String line(Observation<StoredData> observation) {
    return observation.data().hash()
        + " "
        + observation.head().version()
        + " "
        + observation.head().name();
  }

  /** The hash that PostgreSQL knows, too; it is no defence here, only short. */
  private static UUID md5(String text) {
    try {
      ByteBuffer digest =
          ByteBuffer.wrap(MessageDigest.getInstance("MD5").digest(text.getBytes(UTF_8)));
      return new UUID(digest.getLong(), digest.getLong());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
