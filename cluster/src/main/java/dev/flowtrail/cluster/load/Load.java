package dev.flowtrail.cluster.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;

/** Many clients that send the flows of one seed, each flow by one of them. */
public final class Load implements AutoCloseable {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final Plan plan;
  private final AtomicInteger next;
  private final Semaphore allowed = new Semaphore(0);
  private final LoadCounts counts = new LoadCounts();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Future<?>> clients = new ArrayList<>();

  /**
   * What to send.
   *
   * @param flows numbers {@code from} to {@code from + count - 1} of these
   * @param journals where each client keeps its journal
   */
  public record Plan(TestFlows flows, long seed, int from, int count, int clients, Path journals) {}

  private Load(Plan plan) {
    this.plan = plan;
    this.next = new AtomicInteger(plan.from());
  }

  /** Returns while the clients send what they are allowed to, which is nothing yet. */
  public static Load start(Plan plan, List<URI> servers) throws IOException {
    Load load = new Load(plan);
    SplittableRandom random = new SplittableRandom(plan.seed());
    for (int number = 0; number < plan.clients(); number++) {
      Journal journal =
          Journal.create(plan.journals(), "client-%d-%d".formatted(plan.from(), number));
      Client client = new Client(servers, new Http(TIMEOUT), journal, load.counts, random.split());
      load.clients.add(load.threads.submit(() -> load.run(client, journal)));
    }
    return load;
  }

  private void run(Client client, Journal journal) {
    try (journal) {
      for (int number = take(); number < end(); number = take()) {
        client.send(plan.flows().flow(number));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private int take() throws InterruptedException {
    allowed.acquire();
    return next.getAndIncrement();
  }

  /** Lets so many more flows be sent, as soon as the clients can. */
  public void allow(int flows) {
    allowed.release(flows);
  }

  /** Lets all the rest be sent. */
  public void allowAll() {
    allowed.release(plan.count() + plan.clients());
  }

  private int end() {
    return plan.from() + plan.count();
  }

  /** How many flows were begun. */
  public int begun() {
    return Math.min(next.get(), end()) - plan.from();
  }

  public boolean isDone() {
    return clients.stream().allMatch(Future::isDone);
  }

  /** Waits until all was sent. */
  public void await() throws InterruptedException {
    for (Future<?> client : clients) {
      try {
        client.get();
      } catch (ExecutionException e) {
        throw new IllegalStateException("A client failed", e.getCause());
      }
    }
  }

  public long accepted() {
    return counts.accepted.sum();
  }

  public long noAnswer() {
    return counts.noAnswer.sum();
  }

  public long givenUp() {
    return counts.givenUp.sum();
  }

  /** How often each status was answered other than 202, with the problem and the part it names. */
  public Map<String, Long> refusals() {
    return counts.refusals();
  }

  /** Does not wait: what is under way is broken off. */
  @Override
  public void close() {
    next.set(end());
    threads.shutdownNow();
  }
}
