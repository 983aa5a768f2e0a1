package dev.flowtrail.server.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
  private static final Comparator<ObservationPart<StoredData>> BY_CONTENT =
      Comparator.<ObservationPart<StoredData>, UUID>comparing(
              observation -> observation.data().hash(), StepFingerprints::compare)
          .thenComparingInt(observation -> observation.head().version())
          .thenComparing(
              observation -> observation.head().name().getBytes(UTF_8), Arrays::compareUnsigned);

  /** The order in which a flow's steps follow each other. */
  private static final Comparator<StepPart> IN_ORDER =
      Comparator.comparing(
              StepPart::position, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
          .thenComparing(
              StepPart::version, Comparator.nullsLast(Comparator.<Integer>naturalOrder()))
          .thenComparing(StepPart::id, StepFingerprints::compare);

  /** A step of a flow with what was observed in it. */
  private record Step(StepPart head, List<ObservationPart<StoredData>> observations) {}

  /** The fingerprints of a flow's steps, by their ids. */
  static Map<UUID, StepFingerprints> of(FlowState flow) {
    Map<UUID, List<ObservationPart<StoredData>>> observations =
        flow.update().observations().values().stream()
            .collect(Collectors.groupingBy(ObservationPart::stepId));
    Map<UUID, StepFingerprints> fingerprints = new HashMap<>();
    Left left = null;
    for (StepPart head : flow.steps().stream().sorted(IN_ORDER).toList()) {
      Candidates candidates = flow.candidates().get(head.id());
      Step step = new Step(head, observations.getOrDefault(head.id(), List.of()));
      StepFingerprints own = of(step, candidates == null ? null : candidates.in(), left);
      fingerprints.put(head.id(), own);
      left = own.left(candidates == null ? null : candidates.left());
    }
    return fingerprints;
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
  private static StepFingerprints of(
      Step step, @Nullable Integer candidatesIn, @Nullable Left before) {
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
  private Left left(@Nullable Integer candidates) {
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
  private record Left(@Nullable UUID known, @Nullable Integer candidates) {

    private boolean isInputOf(Step step, @Nullable Integer candidatesIn) {
      String kind = step.head().kind();
      return known != null
          && candidates != null
          && candidates.equals(candidatesIn)
          && (kind == null || !BRINGING_IN.contains(kind));
    }
  }

  private static @Nullable UUID hash(Step step, Set<ObservationRole> roles) {
    List<ObservationPart<StoredData>> observations =
        step.observations().stream()
            .filter(observation -> roles.contains(observation.head().role()))
            .sorted(BY_CONTENT)
            .toList();
    return observations.isEmpty()
        ? null
        : md5(observations.stream().map(StepFingerprints::line).collect(Collectors.joining("\n")));
  }

  private static String line(ObservationPart<StoredData> observation) {
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
