package dev.flowtrail.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.sdk.Flow;
import dev.flowtrail.sdk.FlowTrail;
import java.net.URLEncoder;
import java.util.ArrayList;
import java.util.List;

/** A process whose runs the SDK records, and what the server says of them. */
public final class Recorded {

  private final Api api;
  private final String process;
  private final List<String> flowIds = new ArrayList<>();

  private Recorded(Api api, String process) {
    this.api = api;
    this.process = process;
  }

  /** One run, by its number from 0 on; it need not be finished. */
  @FunctionalInterface
  public interface Run {
    void record(Flow flow, int number);
  }

  /** Records runs one after the other and waits until all are stored. */
  public static Recorded runs(Api api, String process, int count, Run run) {
    Recorded recorded = new Recorded(api, process);
    try (FlowTrail trail = FlowTrail.builder().endpoint(api.address().toString()).build()) {
      for (int number = 0; number < count; number++) {
        Flow flow = trail.createFlow(process);
        recorded.flowIds.add(flow.id().toString());
        run.record(flow, number);
        flow.finish();
      }
    }
    Eventually.isTrue(() -> recorded.ask("").at("/looked/runs").intValue() == count);
    return recorded;
  }

  public String flowId(int number) {
    return flowIds.get(number);
  }

  /** An answer about the process: {@code /variants}, {@code /drift?...}. */
  public JsonNode ask(String question) {
    String name = URLEncoder.encode(process, UTF_8).replace("+", "%20");
    Answer answer = api.get("/api/processes/" + name + question);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json();
  }

  /** An answer about one of its runs: {@code /funnel}, {@code /candidates/...}. */
  public JsonNode askRun(int number, String question) {
    Answer answer = api.get("/api/flows/" + flowId(number) + question);
    if (answer.status() != 200) {
      throw new AssertionError(answer.text());
    }
    return answer.json();
  }

  /** The element of an array of answers that has this value. */
  public static JsonNode having(JsonNode array, String member, String value) {
    for (JsonNode element : array) {
      if (element.path(member).asText().equals(value)) {
        return element;
      }
    }
    throw new AssertionError("expected one with %s %s in %s".formatted(member, value, array));
  }
}
