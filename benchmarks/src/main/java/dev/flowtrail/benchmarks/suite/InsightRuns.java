package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.StringJoiner;
import java.util.UUID;

/** How long questions take: about one flow, about two, and about all runs of a process. */
final class InsightRuns {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int RUNS = 100_000;
  private static final int RUNS_PER_BATCH = 1_000;
  private static final int CANDIDATES = 100_000;
  private static final int COMPARED = 10_000;
  private static final int ASKED = 20;
  private static final String PROCESS = "insight_runs";

  private final Deployment deployment;
  private final Shared shared;
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();

  InsightRuns(Deployment deployment, Shared shared) {
    this.deployment = deployment;
    this.shared = shared;
  }

  void all() throws IOException, InterruptedException {
    aboutOneFlow();
    aboutTwoFlows();
    aboutAProcess();
  }

  private void aboutOneFlow() throws IOException, InterruptedException {
    String flow = store(InsightFlows.withCandidates("insight_one", CANDIDATES, 0));
    String step = get("/api/flows/" + flow).at("/steps/0/id").textValue();
    ask("journey", "/api/flows/" + flow + "/candidates/C" + CANDIDATES / 2);
    ask("funnel", "/api/flows/" + flow + "/funnel");
    ask("whatIf", "/api/flows/%s/what-if?step=%s&rule=rating&threshold=3".formatted(flow, step));
  }

  private void aboutTwoFlows() throws IOException, InterruptedException {
    String left = store(InsightFlows.withCandidates("insight_two", COMPARED, 0));
    String right = store(InsightFlows.withCandidates("insight_two", COMPARED, 7));
    ask("compare", "/api/compare?left=%s&right=%s".formatted(left, right));
    ask(
        "compareFields",
        "/api/compare/observations?left=%s&right=%s"
            .formatted(observation(left), observation(right)));
  }

  private String observation(String flow) throws IOException, InterruptedException {
    return get("/api/flows/" + flow).at("/steps/0/observations/0/id").textValue();
  }

  private void aboutAProcess() throws IOException, InterruptedException {
    int runs = (int) shared.scale().of(RUNS);
    for (int first = 0; first < runs; first += RUNS_PER_BATCH) {
      StringJoiner lines = new StringJoiner("\n");
      for (int i = first; i < Math.min(first + RUNS_PER_BATCH, runs); i++) {
        lines.add(InsightFlows.run(PROCESS, i));
      }
      post("/api/flows/batch", "application/x-ndjson", lines.toString());
    }
    String process = "/api/processes/" + PROCESS;
    await(() -> stored() == runs);
    ask("process", process);
    ask("variants", process + "/variants");
    ask("determinism", process + "/determinism");
    ask("contrast", process + "/contrast?bad=failed");
    ask("drift", process + "/drift?attribute=model&left=m-1&right=m-2");
    ask("processes", "/api/processes");
  }

  /** Asked of the list, which costs the store little while it takes them up. */
  private int stored() throws IOException, InterruptedException {
    return get("/api/flows?limit=1&name=" + PROCESS).at("/pagination/total").intValue();
  }

  /** Notes what 95 of 100 take at most, asked one after the other; the first two warm up. */
  private void ask(String question, String path) throws IOException, InterruptedException {
    long[] nanos = new long[ASKED];
    for (int i = -2; i < ASKED; i++) {
      long begin = System.nanoTime();
      int status =
          client.send(request(path).build(), HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      if (status != 200) {
        throw new IOException("GET %s answered %d".formatted(path, status));
      }
      if (i >= 0) {
        nanos[i] = System.nanoTime() - begin;
      }
    }
    Arrays.sort(nanos);
    shared
        .figures()
        .put(
            deployment.name() + ".insight." + question + "P95Millis",
            nanos[ASKED * 95 / 100 - 1] / 1e6);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(deployment.api().resolve(URI.create(path))).timeout(PATIENCE);
  }

  private String store(String document) throws IOException, InterruptedException {
    String id = post("/api/flows", "application/json", document).path("flowId").textValue();
    await(() -> status("/api/flows/" + id) == 200);
    return id;
  }

  private int status(String path) throws IOException, InterruptedException {
    return client.send(request(path).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private JsonNode post(String path, String type, String body)
      throws IOException, InterruptedException {
    return read(
        request(path)
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .header("Content-Type", type)
            .POST(BodyPublishers.ofString(body))
            .build());
  }

  private JsonNode get(String path) throws IOException, InterruptedException {
    return read(request(path).build());
  }

  private JsonNode read(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = client.send(request, HttpResponse.BodyHandlers.ofByteArray());
    if (response.statusCode() / 100 != 2) {
      throw new IOException(
          "%s %s answered %d"
              .formatted(request.method(), request.uri().getPath(), response.statusCode()));
    }
    return json.readTree(response.body());
  }

  private interface Condition {
    boolean holds() throws IOException, InterruptedException;
  }

  private static void await(Condition condition) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() > end) {
        throw new IOException("flows were not stored in time");
      }
      Thread.sleep(100);
    }
  }
}
