package dev.flowtrail.benchmarks.suite;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flowtrail.benchmarks.systems.Deployment;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/** How long questions across all flows take, and what they cost those who send. */
final class ExploreRuns {

  private static final Duration PATIENCE = Duration.ofHours(2);
  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final Duration SETTLING = Duration.ofSeconds(10);
  private static final Duration BUSY = Duration.ofMillis(200);
  private static final int SENDERS = 4;
  private static final int FLOWS_PER_BATCH = 500;
  private static final int TOO_BUSY = 503;
  private static final int DEEP_PAGES = 50;
  private static final int PAGE = 200;

  private final Deployment deployment;
  private final Shared shared;
  private final Questions questions;
  private double files;

  ExploreRuns(Deployment deployment, Shared shared) {
    this.deployment = deployment;
    this.shared = shared;
    this.questions = new Questions(deployment);
  }

  /**
   * Builds so many flows, then asks.
   *
   * @param flows each has ten candidates
   */
  void all(long flows) throws Exception {
    double perSecond = store(0, flows);
    put("storedPerSecond", perSecond);
    long begin = System.nanoTime();
    Questions.await(PATIENCE, PAUSE, this::isIndexed);
    put("indexLagSecondsAfterLoad", (System.nanoTime() - begin) / 1e9);
    Questions.await(PATIENCE, SETTLING, this::isMerged);
    put("indexBytesPerCandidate", metric("flowtrail_index_bytes") / metric("flowtrail_index_rows"));
    put("textBytesPerFlow", metric("flowtrail_index_text_bytes") / flows);
    askAll();
    effectOnIngest(flows);
  }

  private void askAll() throws IOException, InterruptedException {
    explore("dropped", "flows", "step{kind = \"filter\" && drop_ratio > 0.9}", "");
    String id = ExploreFlows.product();
    explore("rejected", "candidates", "candidate{id = \"%s\" && passed = false}".formatted(id), "");
    explore(
        "aggregate",
        "candidates",
        "",
        ",\"group\":[\"rule\"],\"measures\":[\"count\",\"avg(score)\"]");
    explore("textRare", "flows", "phonecase", "");
    explore("textCommon", "flows", "picked", "");
    explore("textFailed", "flows", "desk status:failed", "");
    explore("textPhrase", "flows", "\"desk lamp\"", "");
    explore("textBeginning", "flows", "phonec*", "");
    ask("history", questions.request("/api/candidates/" + id).build());
    ask("list", questions.request("/api/flows?limit=50").build());
    ask("deepPage", questions.request("/api/flows?limit=50&cursor=" + deepCursor()).build());
  }

  private String deepCursor() throws IOException, InterruptedException {
    String cursor = "";
    for (int page = 0; page < DEEP_PAGES; page++) {
      String place = cursor.isEmpty() ? "" : "&cursor=" + cursor;
      JsonNode next = questions.get("/api/flows?limit=" + PAGE + place);
      cursor = next.at("/pagination/nextCursor").asText();
    }
    return cursor;
  }

  private void explore(String name, String of, String query, String more)
      throws IOException, InterruptedException {
    ask(name, question(of, query, more));
  }

  private HttpRequest question(String of, String query, String more) {
    return questions.posting(
        "/api/explore",
        "application/json",
        "{\"of\":\"%s\",\"query\":\"%s\",\"limit\":100%s}"
            .formatted(of, query.replace("\"", "\\\""), more));
  }

  private void ask(String name, HttpRequest question) throws IOException, InterruptedException {
    Questions.Answered answered = questions.ask(question);
    put(name + "P50Millis", answered.p50Millis());
    put(name + "P95Millis", answered.p95Millis());
  }

  /** The same load twice: alone, and while somebody asks without a pause. */
  private void effectOnIngest(long flows) throws Exception {
    long some = Math.max(flows / 20, 1);
    double alone = store(flows, some);
    AtomicBoolean over = new AtomicBoolean();
    try (ExecutorService asker = Executors.newSingleThreadExecutor()) {
      Future<?> asking = asker.submit(() -> askUntil(over));
      double beside = store(flows + some, some);
      over.set(true);
      asking.get();
      put("ingestBesideQuestionsToAlone", beside / alone);
    }
  }

  private Void askUntil(AtomicBoolean over) throws IOException, InterruptedException {
    List<HttpRequest> asked =
        List.of(
            question("flows", "step{drop_ratio > 0.9}", ""),
            question("candidates", "", ",\"group\":[\"rule\"]"),
            question("flows", "\"desk lamp\"", ""));
    for (int i = 0; !over.get(); i++) {
      questions.status(asked.get(i % asked.size()));
    }
    return null;
  }

  /** How many were stored a second, from the first request until all could be found. */
  private double store(long first, long count) throws Exception {
    long before = stored();
    long begin = System.nanoTime();
    send(first, first + count);
    Questions.await(PATIENCE, PAUSE, () -> stored() - before >= count);
    return count / ((System.nanoTime() - begin) / 1e9);
  }

  private void send(long first, long end) throws Exception {
    try (ExecutorService senders = Executors.newFixedThreadPool(SENDERS)) {
      List<Callable<Void>> batches = new ArrayList<>();
      for (long number = first; number < end; number += FLOWS_PER_BATCH) {
        long from = number;
        batches.add(() -> sendBatch(from, Math.min(from + FLOWS_PER_BATCH, end)));
      }
      for (Future<Void> sent : senders.invokeAll(batches)) {
        sent.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("a batch was not taken", e.getCause());
    }
  }

  private Void sendBatch(long first, long end) throws IOException, InterruptedException {
    StringJoiner lines = new StringJoiner("\n");
    for (long number = first; number < end; number++) {
      lines.add(ExploreFlows.line(number));
    }
    HttpRequest request =
        questions.posting("/api/flows/batch", "application/x-ndjson", lines.toString());
    while (!isTaken(request)) {
      Thread.sleep(BUSY);
    }
    return null;
  }

  /** Whether all of a batch was; else the same may be sent again. */
  private boolean isTaken(HttpRequest batch) throws IOException, InterruptedException {
    Questions.Reply reply = questions.reply(batch);
    JsonNode refused = reply.body().at("/refused/0/problem");
    int status = refused.isMissingNode() ? reply.status() : refused.path("status").intValue();
    if (status / 100 != 2 && status != TOO_BUSY) {
      throw new IOException("a batch was answered with " + reply.body());
    }
    return status != TOO_BUSY;
  }

  private long stored() throws IOException, InterruptedException {
    return questions.get("/api/flows?limit=1").at("/pagination/total").longValue();
  }

  private boolean isIndexed() throws IOException, InterruptedException {
    JsonNode index =
        questions.get("/api/candidates/" + ExploreFlows.product() + "?limit=1").path("index");
    return index.path("through").isTextual() && index.path("lagMillis").longValue() == 0;
  }

  /** Whether no files are made of others, and none were since this was asked last. */
  private boolean isMerged() throws IOException, InterruptedException {
    double before = files;
    files = metric("flowtrail_index_files");
    return files == before && metric("flowtrail_index_working") == 0;
  }

  private double metric(String name) throws IOException, InterruptedException {
    return questions
        .text("/metrics")
        .lines()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElseThrow(() -> new IOException("there is no " + name));
  }

  private void put(String name, double value) {
    shared.figures().put(deployment.name() + ".explore." + name, value);
  }
}
