package dev.flowtrail.benchmarks.bodies;

import dev.flowtrail.benchmarks.load.Request;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.StringJoiner;
import java.util.UUID;

/**
 * A flow of four steps with two observations each, that can be sent whole or piece by piece.
 *
 * @param name of all flows of a load
 * @param number of the flow among them
 */
public record SteppedFlow(String name, long number) {

  public static final int STEPS = 4;

  /** One when the flow begins, one for each step, one when it ends. */
  public static final int PUSHES = STEPS + 2;

  public static final int EVENTS = 2 + STEPS * 4;
  public static final int OBSERVATIONS = STEPS * 2;

  private static final Instant START = Instant.parse("2026-01-05T10:00:00Z");
  private static final int MILLIS_PER_STEP = 100;

  private static final String CONFIG = "{\"minVotes\":5000,\"minRating\":6.5}";
  private static final String EVALUATIONS =
      """
      [{"id":"C1","kept":true,"score":8.1,"reason":"rated well"},\
      {"id":"C2","kept":false,"score":5.9,"reason":"rated below 6.5"}]\
      """;
  private static final String ROLES =
      "{\"id\":\"id\",\"passed\":\"kept\",\"score\":\"score\",\"reason\":\"reason\"}";

  /** All of it in one request. */
  public Request whole() {
    StringJoiner steps = new StringJoiner(",", "[", "]");
    for (int step = 0; step < STEPS; step++) {
      steps.add(
          "{%s,\"status\":\"completed\",\"reason\":\"\",\"finishedAt\":\"%s\",\"observations\":[%s,%s]}"
              .formatted(stepHead(step), at(step + 1), config(step), evaluations(step)));
    }
    return post(
        "/api/flows",
        "application/json",
        "{\"flow\":{%s,\"status\":\"completed\",\"finishedAt\":\"%s\"},\"steps\":%s}"
            .formatted(flowHead(), at(STEPS), steps));
  }

  /**
   * One piece of it.
   *
   * @param push from 0 to {@link #PUSHES} - 1
   */
  public Request push(int push) {
    return post("/api/flows/" + id("flow") + "/events", "application/x-ndjson", events(push));
  }

  private String events(int push) {
    if (push == 0) {
      return "{\"type\":\"flow.started\",\"flow\":{%s}}\n".formatted(flowHead());
    }
    if (push > STEPS) {
      return "{\"type\":\"flow.finished\",\"flow\":{%s,\"status\":\"completed\",\"finishedAt\":\"%s\"}}\n"
          .formatted(identity("flow"), at(STEPS));
    }
    return stepEvents(push - 1);
  }

  private String stepEvents(int step) {
    String ofStep = "\"stepId\":\"" + id("step" + step) + "\"";
    return "{\"type\":\"step.started\",\"step\":{%s}}\n".formatted(stepHead(step))
        + observed(ofStep, config(step))
        + observed(ofStep, evaluations(step))
        + "{\"type\":\"step.finished\",\"step\":{%s,\"status\":\"completed\",\"finishedAt\":\"%s\"}}\n"
            .formatted(identity("step" + step), at(step + 1));
  }

  private static String observed(String ofStep, String observation) {
    return "{\"type\":\"observation.captured\",\"observation\":{%s,%s}}\n"
        .formatted(ofStep, observation.substring(1, observation.length() - 1));
  }

  private String flowHead() {
    return "%s,\"name\":\"%s\",\"key\":\"order-%d\",\"createdAt\":\"%s\""
        .formatted(identity("flow"), name, number, at(0));
  }

  private String stepHead(int step) {
    return "%s,\"name\":\"filter_%d\",\"version\":1,\"position\":%d,\"kind\":\"filter\",\"createdAt\":\"%s\""
        .formatted(identity("step" + step), step + 1, step, at(step));
  }

  private String config(int step) {
    return "{%s,\"name\":\"config\",\"version\":1,\"capturedAt\":\"%s\",\"data\":%s}"
        .formatted(identity("config" + step), at(step), CONFIG);
  }

  private String evaluations(int step) {
    return "{%s,\"name\":\"evaluations\",\"version\":1,\"capturedAt\":\"%s\",\"roles\":%s,\"data\":%s}"
        .formatted(identity("evaluations" + step), at(step), ROLES, EVALUATIONS);
  }

  private Instant at(int step) {
    return START.plusMillis(number + (long) step * MILLIS_PER_STEP);
  }

  private String identity(String part) {
    return "\"id\":\"" + id(part) + "\"";
  }

  private UUID id(String part) {
    String whole = name + "/" + number + "/" + part;
    return UUID.nameUUIDFromBytes(whole.getBytes(StandardCharsets.UTF_8));
  }

  private Request post(String path, String type, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String head =
        "POST "
            + path
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: "
            + type
            + "\r\n"
            + ("Idempotency-Key: " + id(path + body.hashCode()) + "\r\n")
            + ("Content-Length: " + bytes.length + "\r\n\r\n");
    return new Request(head.getBytes(StandardCharsets.US_ASCII), bytes, bytes.length);
  }
}
