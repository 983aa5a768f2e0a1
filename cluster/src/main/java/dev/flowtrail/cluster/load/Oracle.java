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
import java.util.concurrent.atomic.AtomicInteger;
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
  private final TestFlows flows;
  private final Http http = new Http(Duration.ofSeconds(60));
  private final Findings findings = new Findings();
  private final AtomicInteger whole = new AtomicInteger();

  public Oracle(List<URI> servers, Records records, TestFlows flows) {
    this.servers = servers;
    this.records = records;
    this.flows = flows;
  }

  /**
   * Looks at everything, which takes a while.
   *
   * @param count flows 0 to {@code count - 1} may have been sent
   * @param journals of all clients
   * @param objects the keys of all objects in the payload store
   */
  public Verdict judge(int count, Path journals, Set<String> objects)
      throws IOException, InterruptedException {
    Journal.Content sent = Journal.readAll(journals);
    Map<Integer, StoredFlow> stored = numbered(count, records.flows());
    sent.acknowledged().forEach((number, ids) -> checkPromise(number, ids, stored.get(number)));
    checkContents(stored);
    Set<String> orphans = new HashSet<>(objects);
    orphans.removeAll(records.segments());
    Set<Integer> unasked = new HashSet<>(stored.keySet());
    unasked.removeAll(sent.acknowledged().keySet());
    return new Verdict(
        sent.attempts().values().stream().mapToLong(Integer::longValue).sum(),
        sent.acknowledged().size(),
        whole.get(),
        unasked.size(),
        objects.size(),
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

  private void checkContents(Map<Integer, StoredFlow> stored)
      throws IOException, InterruptedException {
    try (ExecutorService threads = Executors.newFixedThreadPool(READERS)) {
      List<Callable<Object>> checks =
          stored.entrySet().stream()
              .map(it -> Executors.callable(() -> checkContent(it.getKey(), it.getValue())))
              .toList();
      for (Future<Object> check : threads.invokeAll(checks)) {
        check.get();
      }
    } catch (ExecutionException e) {
      throw new IOException("A flow could not be checked", e.getCause());
    }
  }

  private void checkContent(int number, StoredFlow row) {
    URI server = servers.get(number % servers.size());
    try {
      Http.Reply reply = http.get(server.resolve("/api/flows/" + row.id() + "/details"));
      if (reply.status() != 200) {
        findings.add("flow %d cannot be read: %s", number, reply.text());
      } else if (Details.parse(reply.body()).matches(flows.flow(number))) {
        whole.incrementAndGet();
      } else {
        findings.add("flow %d is there with other data, as %s", number, row.id());
      }
    } catch (IOException e) {
      findings.add("flow %d cannot be read: %s", number, e);
    }
  }
}
