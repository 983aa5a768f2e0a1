package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.benchmarks.bodies.FlowRequests;
import dev.flowtrail.benchmarks.load.Outcome;
import dev.flowtrail.benchmarks.suite.StoredFlows.Listed;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/** Whether each acknowledged flow is there once, whole, with the data that was sent. */
final class Check {

  private static final int SAMPLES = 5;

  /** Reading a large one back takes memory: one says as much as many. */
  private static final int LARGE_SAMPLES = 1;

  private final StoredFlows stored;
  private final FlowRequests sent;
  private final ObjectMapper json = new ObjectMapper();

  Check(StoredFlows stored, FlowRequests sent) {
    this.stored = stored;
    this.sent = sent;
  }

  /**
   * What is not as promised.
   *
   * @param losses flows that were acknowledged and are missing, incomplete or changed
   * @param duplicates flows beyond those that were acknowledged
   */
  record Verdict(long losses, long duplicates) {}

  Verdict of(Outcome outcome) throws IOException, InterruptedException {
    List<Listed> listed = stored.list(sent.name());
    Set<UUID> missing = ids(outcome);
    long duplicates = 0;
    long incomplete = 0;
    for (Listed flow : listed) {
      duplicates += missing.remove(UUID.fromString(flow.id())) ? 0 : 1;
      incomplete += flow.observations() == observations(flow) ? 0 : 1;
    }
    return new Verdict(missing.size() + incomplete + changed(listed), duplicates);
  }

  /** The ids that were acknowledged, each once. */
  static Set<UUID> ids(Outcome outcome) {
    Set<UUID> ids = new HashSet<>();
    long[] halves = outcome.flowIds();
    for (int i = 0; i < halves.length; i += 2) {
      ids.add(new UUID(halves[i], halves[i + 1]));
    }
    return ids;
  }

  private int observations(Listed flow) {
    return sent.size().apply(number(flow)).observations();
  }

  private static long number(Listed flow) {
    return Long.parseLong(flow.key().substring(flow.key().indexOf('-') + 1));
  }

  /** How many of a few flows have other data than was sent. */
  private long changed(List<Listed> listed) throws IOException, InterruptedException {
    long changed = 0;
    int samples = sent.size().apply(0).isLarge() ? LARGE_SAMPLES : SAMPLES;
    for (int i = 0; i < Math.min(samples, listed.size()); i++) {
      Listed flow = listed.get((int) ((long) i * listed.size() / samples));
      changed += isAsSent(flow) ? 0 : 1;
    }
    return changed;
  }

  private boolean isAsSent(Listed flow) throws IOException, InterruptedException {
    JsonNode expected = json.readTree(sent.document(number(flow))).path("steps");
    JsonNode found = stored.details(flow.id()).path("steps");
    return data(expected).equals(data(found));
  }

  private static List<JsonNode> data(JsonNode steps) {
    return steps.findValues("observations").stream()
        .flatMap(observations -> observations.findValues("data").stream())
        .toList();
  }
}
