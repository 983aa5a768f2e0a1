package dev.flowtrail.cluster.load;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/**
 * Asks, when all is calm again, whether everything that was promised was kept: each acknowledged
 * flow is there exactly once, under the id that was promised, with equal data; of the others each
 * is absent or whole; nothing waits or was set aside.
 */
public final class Oracle {

  private static final int READERS = 8;

  private final List<URI> servers;
  private final Records records;
  private final Objects objects;
  private final TestFlows flows;
  private final Http http = new Http(Duration.ofSeconds(60));
  private final Findings findings = new Findings();
  private long whole;

  public Oracle(List<URI> servers, Records records, Objects objects, TestFlows flows) {
    this.servers = servers;
    this.records = records;
    this.objects = objects;
    this.flows = flows;
  }

  /**
   * What is in the payload store.
   *
   * @param folder where it keeps its objects as files
   * @param keys of all of them
   */
  public record Objects(Path folder, Set<String> keys) {}

  /**
   * Looks at everything, which takes a while.
   *
   * @param count flows 0 to {@code count - 1} may have been sent
   * @param journals of all clients
   * @param readOneIn one in so many of the stored flows is also read through the servers
   */
  public Verdict judge(int count, Path journals, int readOneIn)
      throws IOException, InterruptedException {
    Journal.Content sent = Journal.readAll(journals);
    Map<Integer, StoredFlow> stored = numbered(count, records.flows());
    sent.acknowledged().forEach((number, ids) -> checkPromise(number, ids, stored.get(number)));
    checkContents(stored, readOneIn);
    Set<String> orphans = new HashSet<>(objects.keys());
    orphans.removeAll(records.segments());
    Set<Integer> unasked = new HashSet<>(stored.keySet());
    unasked.removeAll(sent.acknowledged().keySet());
    return new Verdict(
        sent.attempts().values().stream().mapToLong(Integer::longValue).sum(),
        sent.acknowledged().size(),
        whole,
        unasked.size(),
        objects.keys().size(),
        orphans.size(),
        findings.first());
  }

  /** Flows of other seeds are another oracle's. */
  private Map<Integer, StoredFlow> numbered(int count, List<StoredFlow> rows) {
    Map<Integer, StoredFlow> stored = new HashMap<>();
    for (StoredFlow row : rows) {
      OptionalInt number = flows.number(row.key());
      if (number.isPresent()) {
        add(number.getAsInt(), row, count, stored);
      }
    }
    return stored;
  }

  private void add(int number, StoredFlow row, int count, Map<Integer, StoredFlow> stored) {
    if (number >= count || !row.key().equals(row.idempotencyKey())) {
      findings.add("flow %s was never sent like this: %s", row.id(), row);
    } else if (stored.putIfAbsent(number, row) != null) {
      findings.add("flow %d is stored twice: %s", number, row);
    }
  }

  private void checkPromise(int number, List<UUID> promised, @Nullable StoredFlow row) {
    if (row == null) {
      findings.add("flow %d was acknowledged and is not there", number);
    } else if (!promised.stream().allMatch(row.id()::equals)) {
      findings.add("flow %d was promised as %s but is stored as %s", number, promised, row.id());
    }
  }

  /** All of them in the payload store, and some of them as a reader sees them. */
  private void checkContents(Map<Integer, StoredFlow> stored, int readOneIn)
      throws IOException, InterruptedException {
    Map<UUID, List<StoredData.Digest>> data = records.data(objects.folder());
    whole =
        stored.entrySet().parallelStream()
            .filter(it -> isWhole(it.getKey(), data.getOrDefault(it.getValue().id(), List.of())))
            .count();
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Callable<Object>> checks =
          stored.entrySet().stream()
              .filter(it -> it.getKey() % readOneIn == 0)
              .map(it -> Executors.callable(() -> read(it.getKey(), it.getValue())))
              .toList();
      for (Future<Object> check : threads.invokeAll(checks)) {
        check.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A flow could not be checked", e.getCause());
    }
  }

  private boolean isWhole(int number, List<StoredData.Digest> data) {
    boolean whole = StoredData.of(flows.flow(number)).equals(data);
    if (!whole) {
      findings.add("flow %d is there with other data: %s", number, data);
    }
    return whole;
  }

  private void read(int number, StoredFlow row) {
    URI server = servers.get(number % servers.size());
    try {
      Http.Reply reply = http.get(server.resolve("/api/flows/" + row.id() + "/details"));
      if (reply.status() != 200) {
        findings.add("flow %d cannot be read: %s", number, reply.text());
      } else if (!Details.parse(reply.body()).matches(flows.flow(number))) {
        findings.add("flow %d is read with other data, as %s", number, row.id());
      }
    } catch (IOException e) {
      findings.add("flow %d cannot be read: %s", number, e);
    }
  }
}
