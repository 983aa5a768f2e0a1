package dev.flowtrail.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.server.database.DatabaseAddress;
import dev.flowtrail.server.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A server process with little heap, and far more data than fits. {@code make large-flows} makes of
 * it what an operator may have to live through.
 */
class BoundedMemoryTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FLOWS = Integer.getInteger("large.flows", 16);
  private static final int MEGABYTES = Integer.getInteger("large.megabytes", 10);
  private static final int READERS = Integer.getInteger("large.readers", 10);
  private static final int HEAP_MB = Integer.getInteger("large.heapMb", 112);

  /** What {@code bin/flowtrail} sets; they come after those of the test's own command line. */
  private static final String JAVA_OPTIONS =
      "-Xmx%dm -XX:+UseCompactObjectHeaders -XX:TrimNativeHeapInterval=2000 %s"
          .formatted(HEAP_MB, System.getProperty("large.javaOptions", ""));

  /** What the process takes beside its heap: code, threads, compressors, buffers of sockets. */
  private static final int BESIDE_HEAP_MB = 350;

  private final TestDatabase database = TestDatabase.create();
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final Map<String, Integer> refusals = new ConcurrentHashMap<>();
  @TempDir Path folder;
  private ServerProcess server;
  private Api api;

  @BeforeEach
  void start() throws IOException {
    DatabaseAddress address = database.address();
    server =
        ServerProcess.start(
            List.of("/usr/bin/env", "_JAVA_OPTIONS=" + JAVA_OPTIONS),
            folder,
            "--database-url",
            address.jdbcUrl(),
            "--database-user",
            address.user(),
            "--database-password",
            address.password());
    api = new Api(server.address());
  }

  @AfterEach
  void close() throws InterruptedException {
    server.close();
    database.close();
  }

  private URI at(String path) {
    return server.address().resolve(path);
  }

  private String deliver(BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at("/api/flows"))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", UUID.randomUUID().toString())
            .POST(body)
            .build();
    try (InputStream answer = ask(request, 202)) {
      return JSON.readTree(answer).at("/flowId").textValue();
    }
  }

  /** As the contract asks of clients: what gets 503 comes back after Retry-After, the same. */
  private InputStream ask(HttpRequest request, int expected) throws Exception {
    while (true) {
      HttpResponse<InputStream> answer = http.send(request, BodyHandlers.ofInputStream());
      if (answer.statusCode() == expected) {
        return answer.body();
      }
      JsonNode problem = JSON.readTree(answer.body());
      assertThat(answer.statusCode()).as(problem.toString()).isEqualTo(503);
      refusals.merge(problem.at("/detail").textValue().replaceAll("\\d+", "n"), 1, Integer::sum);
      pauseAsAsked(answer);
    }
  }

  private static void pauseAsAsked(HttpResponse<?> answer) {
    long seconds = answer.headers().firstValueAsLong("Retry-After").orElseThrow();
    Executor later = CompletableFuture.delayedExecutor(seconds, TimeUnit.SECONDS);
    CompletableFuture.runAsync(() -> {}, later).join();
  }

  private String digestOfStored(String flowId) throws Exception {
    api.awaitVisible(flowId);
    JsonNode flow = api.get("/api/flows/" + flowId).json();
    String observation = flow.at("/steps/0/observations/0/id").textValue();
    return digestOf("/api/observations/" + observation + "/data");
  }

  private String digestOf(String path) throws Exception {
    return digestOf(path, "identity");
  }

  private String digestOf(String path, String encoding) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(at(path)).header("Accept-Encoding", encoding).build();
    return LargeFlow.digest(ask(request, 200));
  }

  private interface Task {
    void run(int number) throws Exception;
  }

  private static void inParallel(int count, Task task) throws Exception {
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      List<Future<?>> running = new ArrayList<>();
      IntStream.range(0, count)
          .forEach(number ->
              running.add(
                  threads.submit(() -> {
                    task.run(number);
                    return number;
                  })));
      for (Future<?> future : running) {
        future.get();
      }
    }
  }

  private void assertThatMemoryWasEnough() throws Exception {
    int peak = peakMemoryMb();
    System.getLogger(BoundedMemoryTest.class.getName())
        .log(
            System.Logger.Level.INFO,
            "peak %d MB, refused for a while: %s".formatted(peak, refusals));
    assertThat(peak).isLessThan(HEAP_MB + BESIDE_HEAP_MB);
    assertThat(server.stop()).doesNotContain("OutOfMemoryError");
  }

  private int peakMemoryMb() throws IOException {
    return Files.readAllLines(Path.of("/proc/%d/status".formatted(server.pid()))).stream()
        .filter(line -> line.startsWith("VmHWM"))
        .mapToInt(line -> Integer.parseInt(line.replaceAll("\\D", "")) / 1024)
        .findFirst()
        .orElseThrow();
  }

  /** Three of four are one single text, the dearest of all. */
  private static LargeFlow flow(int number) {
    return number % 4 == 0
        ? LargeFlow.ofRows(number, MEGABYTES)
        : LargeFlow.ofText(number, MEGABYTES);
  }

  /**
   * A server that reads all of them at once gets none to its end before it holds all. One that does
   * not keeps the first of them waiting, for a moment.
   */
  private static Runnable untilAllCameSoFar(int parties) {
    CyclicBarrier barrier = new CyclicBarrier(parties);
    return () -> {
      try {
        barrier.await(3, TimeUnit.SECONDS);
      } catch (BrokenBarrierException | TimeoutException e) {
        // The server took some first, which is right, and no later one waits here any more.
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    };
  }

  @Test
  void manyLargeFlowsAtOnceAreEachStoredOnce() throws Exception {
    Runnable pause = untilAllCameSoFar(FLOWS);
    inParallel(
        FLOWS,
        number -> {
          LargeFlow flow = flow(number).pausingBy(pause);
          String id = deliver(number % 2 == 0 ? flow.announced() : flow.chunked());
          assertThat(digestOfStored(id)).isEqualTo(flow.digest());
        });
    int stored =
        database
            .jdbi()
            .withHandle(it -> it.select("select count(*) from flow").mapTo(Integer.class).one());
    assertThat(stored).isEqualTo(FLOWS);
    assertThatMemoryWasEnough();
  }

  @Test
  void manyReadersOfOneLargeObservationAreServed() throws Exception {
    LargeFlow flow = LargeFlow.ofRows(1, MEGABYTES);
    String id = deliver(flow.announced());
    assertThat(digestOfStored(id)).isEqualTo(flow.digest());
    String data =
        "/api/observations/%s/data"
            .formatted(
                api.get("/api/flows/" + id).json().at("/steps/0/observations/0/id").textValue());
    String frame = digestOf(data, "zstd");
    inParallel(
        READERS,
        number -> {
          if (number % 4 == 0) {
            assertThat(digestOf(data)).isEqualTo(flow.digest());
          } else if (number % 4 == 1) {
            digestOf("/api/flows/%s/details".formatted(id));
          } else {
            assertThat(digestOf(data, "zstd")).isEqualTo(frame);
          }
        });
    assertThatMemoryWasEnough();
  }

  @Test
  void severalFlowsOfManyTinyObservationsAreStored() throws Exception {
    FlowText one = FlowText.of("1");
    String observation = "{\"name\":\"candidates\",\"version\":1,\"data\":1}";
    String many =
        IntStream.range(0, 12_000)
            .mapToObj(i -> "{\"name\":\"part-%d\",\"version\":1,\"data\":1}".formatted(i))
            .collect(Collectors.joining(","));
    String body = one.toString().replace(observation, many);
    inParallel(6, number -> api.awaitVisible(deliver(BodyPublishers.ofString(body))));
    assertThatMemoryWasEnough();
  }
}
