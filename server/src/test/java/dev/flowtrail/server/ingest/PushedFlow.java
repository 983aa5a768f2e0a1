package dev.flowtrail.server.ingest;

import static dev.flowtrail.server.FlowText.quote;
import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * A flow of some shape, as a document and as the events of its writers; one seed makes one flow.
 */
final class PushedFlow {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

  private final Random random;
  private final List<String> steps = new ArrayList<>();
  private final List<String> events = new ArrayList<>();
  private final String head;
  private int millis;

  PushedFlow(long seed) {
    random = new Random(seed);
    String begin =
        "\"name\":\"pushed\",\"key\":\"k%d\",\"createdAt\":%s".formatted(seed, nextTime());
    events.add("flow.started flow " + begin + ",\"attributes\":{\"a\":1.50,\"b\":[]}");
    int count = 1 + random.nextInt(4);
    for (int position = 0; position < count; position++) {
      addStep(position);
    }
    String end =
        "\"finishedAt\":%s,\"status\":%s,\"reason\":\"as it was\""
            .formatted(nextTime(), random.nextBoolean() ? "\"completed\"" : "\"failed\"");
    events.add("flow.finished flow " + end + ",\"attributes\":{\"a\":2}");
    head = begin + "," + end + ",\"attributes\":{\"a\":2,\"b\":[]}";
  }

  private String id() {
    return quote(new UUID(random.nextLong(), random.nextLong()).toString());
  }

  private String nextTime() {
    return quote(NOON.plusMillis(++millis).toString());
  }

  private void addStep(int position) {
    String id = "\"id\":" + id();
    String begin =
        "%s,\"name\":\"s%d\",\"version\":%d,\"position\":%d,\"kind\":\"filter\",\"createdAt\":%s,\"startedAt\":%s"
            .formatted(id, position / 2, 1 + position % 2, position, nextTime(), nextTime());
    events.add("step.started step " + begin);
    List<String> observations = new ArrayList<>();
    for (int i = random.nextInt(3); i > 0; i--) {
      observations.add(observation(i));
    }
    observations.forEach(observation ->
        events.add(
            "observation.captured observation \"stepId\":" + id.substring(5) + "," + observation));
    String end =
        "\"status\":\"completed\",\"reason\":\"kept %d\",\"finishedAt\":%s"
            .formatted(random.nextInt(9), nextTime());
    events.add("step.finished step " + id + "," + end);
    steps.add(
        "{%s,%s,\"observations\":[%s]}"
            .formatted(
                begin, end, observations.stream().map(it -> "{" + it + "}").collect(joining(","))));
  }

  private String observation(int number) {
    return """
    "id":%s,"name":"rows%d","version":1,"capturedAt":%s,"roles":{"id":"id","passed":"ok"},\
    "queryable":{"score":"number"},"data":[{"id":"x","ok":true,"score":%d.0},{"id":"y","ok":false}]\
    """
        .formatted(id(), number, nextTime(), random.nextInt(100));
  }

  /** The flow as a document. */
  String document(UUID flowId) {
    return "{\"flow\":{\"id\":\"%s\",%s},\"steps\":[%s]}"
        .formatted(flowId, head, String.join(",", steps));
  }

  /** The events in requests: in any order, some repeatedly, cut anywhere. */
  List<String> requests(UUID flowId) {
    List<String> shaken =
        new ArrayList<>(
            Stream.concat(events.stream(), events.stream().filter(it -> random.nextInt(4) == 0))
                .map(event -> line(event, flowId))
                .toList());
    Collections.shuffle(shaken, random);
    List<String> requests = new ArrayList<>();
    for (int from = 0; from < shaken.size(); ) {
      int to = Math.min(shaken.size(), from + 1 + random.nextInt(5));
      requests.add(String.join("\n", shaken.subList(from, to)));
      from = to;
    }
    return requests;
  }

  private static String line(String event, UUID flowId) {
    String[] parts = event.split(" ", 3);
    String id = parts[1].equals("flow") ? "\"id\":\"%s\",".formatted(flowId) : "";
    return "{\"type\":\"%s\",\"%s\":{%s%s}}".formatted(parts[0], parts[1], id, parts[2]);
  }
}
