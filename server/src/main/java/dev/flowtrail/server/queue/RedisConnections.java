package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/**
 * A few connections to the queue's Redis, whose failures are told in the queue's words. A common
 * pool would make a new connection at once for each that broke, and wait for a Redis that hangs
 * once more. Thread-safe.
 */
final class RedisConnections implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 16;

  /** Longer than a disk needs that is busy, shorter than those who ask for a 202 wait. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  /** By this one a cluster finds the place of all. */
  private static final List<byte[]> KEYS = List.of("{flowtrail}:queue".getBytes(US_ASCII));

  private final RedisAddress address;
  private final Semaphore permits = new Semaphore(MAX_CONNECTIONS);
  private final ConcurrentLinkedDeque<Jedis> idle = new ConcurrentLinkedDeque<>();
  private volatile boolean closed;

  /** Connects when it is first needed. */
  RedisConnections(URI address) {
    this.address = new RedisAddress(address, ANSWER_TIMEOUT);
  }

  RedisAddress address() {
    return address;
  }

  /** Runs a script that answers nothing. */
  void run(RedisScript script, RedisArguments arguments) {
    ask(redis -> run(redis, script, arguments.values()));
  }

  /** Runs a script that answers 1 or 0. */
  boolean succeeds(RedisScript script, RedisArguments arguments) {
    return Long.valueOf(1).equals(ask(redis -> run(redis, script, arguments.values())));
  }

  /** Runs a script that answers a list of {@code byte[]}, {@code Long} and lists of them. */
  List<?> list(RedisScript script, RedisArguments arguments) {
    return answer(script, arguments).values();
  }

  /**
   * What a script answered.
   *
   * @param repeated whether it may have been run before, without an answer
   */
  record Answer(List<?> values, boolean repeated) {}

  /** As {@link #list}, for a script that answers another thing when it is run again. */
  Answer answer(RedisScript script, RedisArguments arguments) {
    AtomicInteger asked = new AtomicInteger();
    Object answer =
        ask(redis -> {
          asked.incrementAndGet();
          return run(redis, script, arguments.values());
        });
    if (answer instanceof List<?> list) {
      return new Answer(list, asked.get() > 1);
    }
    throw new QueueUnavailableException("the queue's Redis answered something else than a list");
  }

  private static @Nullable Object run(Jedis redis, RedisScript script, List<byte[]> arguments) {
    try {
      return redis.evalsha(script.sha(), KEYS, arguments);
    } catch (JedisNoScriptException unknownYet) {
      return redis.eval(script.text(), KEYS, arguments);
    }
  }

  /**
   * Asks Redis. When the connection turns out to have ended, such as by a restart, the question is
   * asked once more on a new one: whatever is asked may be asked twice.
   *
   * @throws QueueUnavailableException when Redis does not answer, or not as expected
   */
  <T extends @Nullable Object> T ask(Function<Jedis, T> question) {
    acquire();
    try {
      return askTwice(question);
    } catch (JedisException e) {
      throw new QueueUnavailableException("the queue's Redis did not answer as expected", e);
    } finally {
      permits.release();
    }
  }

  private void acquire() {
    try {
      if (permits.tryAcquire(ANSWER_TIMEOUT.toNanos(), TimeUnit.NANOSECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new QueueUnavailableException("interrupted while waiting for a connection", e);
    }
    throw new QueueUnavailableException("all connections to the queue's Redis are in use");
  }

  private <T extends @Nullable Object> T askTwice(Function<Jedis, T> question) {
    Jedis connection = idle.poll();
    if (connection != null) {
      try {
        return ask(connection, question);
      } catch (JedisConnectionException e) {
        if (isTimeout(e)) {
          throw e;
        }
        closeIdle();
      }
    }
    return ask(address.connect(), question);
  }

  private <T extends @Nullable Object> T ask(Jedis connection, Function<Jedis, T> question) {
    try {
      return question.apply(connection);
    } finally {
      giveBack(connection);
    }
  }

  private void giveBack(Jedis connection) {
    if (connection.isBroken()) {
      close(connection);
      return;
    }
    idle.push(connection);
    if (closed) {
      closeIdle();
    }
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  private void closeIdle() {
    for (Jedis next = idle.poll(); next != null; next = idle.poll()) {
      close(next);
    }
  }

  private static void close(Jedis connection) {
    try {
      connection.close();
    } catch (JedisException brokenAnyway) {
      // It is out of use, which is all that is wanted.
    }
  }

  @Override
  public void close() {
    closed = true;
    closeIdle();
  }
}
