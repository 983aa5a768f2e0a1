package dev.flowtrail.server.watch;

import dev.flowtrail.server.explore.FlowTally;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javax.net.ssl.SSLSocketFactory;
import org.jdbi.v3.core.Jdbi;

/**
 * Evaluates watches and tells webhooks, on threads of its own. Any number of servers may do so at
 * the same time. It may end at any moment: what was not noted is done by the next one.
 */
public final class Watching implements AutoCloseable {

  private static final System.Logger LOG = System.getLogger(Watching.class.getName());

  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(1);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
  private static final Duration LAST_WORK = Duration.ofSeconds(2);
  private static final Duration DELIVERY_LIMIT = Duration.ofSeconds(10);

  private final Evaluator evaluator;
  private final Deliverer deliverer;
  private final CountDownLatch closing = new CountDownLatch(1);
  private List<Thread> threads = List.of();

  /**
   * How it works.
   *
   * @param interval how long from one evaluation of a watch to the next
   * @param privateAddressesAllowed whether webhooks may be anywhere, also in the own network
   * @param publicUrl where people reach the dashboard; without it links are mere paths
   */
  public record Manner(
      Duration interval, boolean privateAddressesAllowed, Optional<URI> publicUrl) {

    EventWriter events() {
      return new EventWriter(publicUrl);
    }

    CheckedHosts hosts() {
      return new CheckedHosts(InetAddress::getAllByName, privateAddressesAllowed);
    }
  }

  public Watching(Jdbi jdbi, FlowTally tallies, Manner manner, Clock clock) {
    this.evaluator = new Evaluator(jdbi, tallies, manner.events(), manner.interval(), clock);
    this.deliverer =
        new Deliverer(
            jdbi, new WebhookClient(manner.hosts(), Watching::secured, DELIVERY_LIMIT), clock);
  }

  /** Reads whom this machine trusts, which takes a while. */
  private static SSLSocketFactory secured() {
    return (SSLSocketFactory) SSLSocketFactory.getDefault();
  }

  /** Works on threads of its own until this is closed. */
  public Watching start() {
    threads =
        List.of(
            Thread.ofVirtual().name("watches").start(() -> run(evaluator::evaluateNext)),
            Thread.ofVirtual().name("webhooks").start(() -> run(deliverer::deliverSome)));
    return this;
  }

  /**
   * @param work tells whether there may be more of it
   */
  private void run(BooleanSupplier work) {
    Duration pause = BETWEEN_LOOKS;
    try {
      while (!closing.await(pause.toMillis(), TimeUnit.MILLISECONDS)) {
        pause = workOrComplain(work) ? BETWEEN_LOOKS : longer(pause);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Duration longer(Duration pause) {
    Duration twice = pause.multipliedBy(2);
    return twice.compareTo(LONGEST_PAUSE) < 0 ? twice : LONGEST_PAUSE;
  }

  /** Whether all went well. */
  private boolean workOrComplain(BooleanSupplier work) {
    try {
      boolean more = true;
      while (more && closing.getCount() > 0) {
        more = work.getAsBoolean();
      }
      return true;
    } catch (RuntimeException e) {
      if (closing.getCount() > 0) {
        LOG.log(Level.WARNING, "Watches cannot be looked after now; it is tried again", e);
      }
      return false;
    }
  }

  /** What is under way is left to the next start. */
  @Override
  public void close() {
    closing.countDown();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join(LAST_WORK);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
