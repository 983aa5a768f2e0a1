package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.time.Duration;
import java.util.StringJoiner;

/** How long questions take: about one flow, about two, and about all runs of a process. */
final class InsightRuns {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final int RUNS = 100_000;
  private static final int RUNS_PER_BATCH = 1_000;
  private static final int CANDIDATES = 100_000;
  private static final int COMPARED = 10_000;
  private static final Duration PAUSE = Duration.ofMillis(100);
  private static final String PROCESS = "insight_runs";

  private final Deployment deployment;
  private final Shared shared;
  private final Questions questions;

  InsightRuns(Deployment deployment, Shared shared) {
    this.deployment = deployment;
    this.shared = shared;
    this.questions = new Questions(deployment);
  }

  void all() throws IOException, InterruptedException {
    aboutOneFlow();
    aboutTwoFlows();
    aboutAProcess();
  }

  private void aboutOneFlow() throws IOException, InterruptedException {
    String flow = store(InsightFlows.withCandidates("insight_one", CANDIDATES, 0));
    String step = questions.get("/api/flows/" + flow).at("/steps/0/id").textValue();
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
    return questions.get("/api/flows/" + flow).at("/steps/0/observations/0/id").textValue();
  }

  private void aboutAProcess() throws IOException, InterruptedException {
    int runs = (int) shared.scale().of(RUNS);
    for (int first = 0; first < runs; first += RUNS_PER_BATCH) {
      StringJoiner lines = new StringJoiner("\n");
      for (int i = first; i < Math.min(first + RUNS_PER_BATCH, runs); i++) {
        lines.add(InsightFlows.run(PROCESS, i));
      }
      questions.post("/api/flows/batch", "application/x-ndjson", lines.toString());
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
    return questions.get("/api/flows?limit=1&name=" + PROCESS).at("/pagination/total").intValue();
  }

  /** Notes what 95 of 100 take at most. */
  private void ask(String question, String path) throws IOException, InterruptedException {
    shared
        .figures()
        .put(
            deployment.name() + ".insight." + question + "P95Millis",
            questions.ask(questions.request(path).build()).p95Millis());
  }

  private String store(String document) throws IOException, InterruptedException {
    JsonNode accepted = questions.post("/api/flows", "application/json", document);
    String id = accepted.path("flowId").textValue();
    await(() -> questions.status(questions.request("/api/flows/" + id).build()) == 200);
    return id;
  }

  private static void await(Questions.Condition condition)
      throws IOException, InterruptedException {
    Questions.await(PATIENCE, PAUSE, condition);
  }
}
