package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.TestData.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A flow as a test made it up; what it sends, and what it knows to be true. */
record ModelFlow(
    String id,
    String process,
    @Nullable String key,
    String status,
    @Nullable String reason,
    Instant start,
    @Nullable Instant end,
    Map<String, Object> attributes,
    @Nullable String mark,
    List<ModelStep> steps) {

  /** The status that readers see. */
  String shownStatus() {
    return status.equals("pending") ? "abandoned" : status;
  }

  @Nullable BigDecimal durationMillis() {
    return end == null ? null : Durations.millis(Duration.between(start, end));
  }

  /** As the contract has it. */
  String document() {
    return Json.object(
        "flow",
        Json.raw(
            Json.object(
                "id",
                id,
                "name",
                process,
                "key",
                key,
                "status",
                status,
                "reason",
                reason,
                "createdAt",
                start,
                "finishedAt",
                end,
                "attributes",
                Json.raw(Json.object(attributes)))),
        "steps",
        Json.raw(Json.array(steps.stream().map(ModelStep::document).toList())));
  }

  /** One of its steps. */
  record ModelStep(
      String id,
      String name,
      int version,
      int position,
      @Nullable String kind,
      String status,
      String reason,
      Instant start,
      @Nullable Instant end,
      @Nullable List<ModelCandidate> candidates) {

    @Nullable Integer in() {
      return candidates == null ? null : candidates.size();
    }

    @Nullable Integer out() {
      return candidates == null
          ? null
          : (int) candidates.stream().filter(ModelCandidate::passed).count();
    }

    @Nullable Double dropRatio() {
      Integer in = in();
      Integer out = out();
      return in == null || in == 0 || out == null ? null : (double) (in - out) / in;
    }

    @Nullable BigDecimal durationMillis() {
      return end == null ? null : Durations.millis(Duration.between(start, end));
    }

    String document() {
      return Json.object(
          "id",
          id,
          "name",
          name,
          "version",
          version,
          "position",
          position,
          "kind",
          kind,
          "status",
          status,
          "reason",
          reason,
          "createdAt",
          start,
          "startedAt",
          start,
          "finishedAt",
          end,
          "observations",
          Json.raw(candidates == null ? "[]" : Json.array(List.of(observation(candidates)))));
    }

    private static String observation(List<ModelCandidate> candidates) {
      return Json.object(
          "name",
          "verdicts",
          "version",
          1,
          "role",
          "candidates",
          "roles",
          Json.raw(
              "{\"id\":\"id\",\"passed\":\"passed\",\"reason\":\"why\",\"score\":\"points\",\"rules\":\"rules\"}"),
          "queryable",
          Json.raw("{\"price\":\"number\"}"),
          "data",
          Json.raw(Json.array(candidates.stream().map(ModelCandidate::document).toList())));
    }
  }

  /**
   * One that a step decided about.
   *
   * @param rule the one that it failed
   */
  record ModelCandidate(
      String id,
      boolean passed,
      @Nullable String rule,
      @Nullable String reason,
      double score,
      int price,
      String title) {

    /** All texts that stand in its document. */
    List<String> texts() {
      return Stream.of(id, reason, title).filter(Objects::nonNull).toList();
    }

    String document() {
      return Json.object(
          "id",
          id,
          "passed",
          passed,
          "why",
          reason,
          "points",
          score,
          "price",
          price,
          "shown",
          Json.raw(Json.array(List.of(Json.object("title", title)))),
          "rules",
          Json.raw(rule == null ? "{}" : "{\"first\":true,\"" + rule + "\":false}"));
    }
  }
}
