package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;

/**
 * Lets those who want the same at the same time share one load of it. Thread-safe.
 *
 * @param <K> what tells whether two want the same
 * @param <V> what is loaded
 */
final class SingleFlight<K, V> {

  private final ConcurrentMap<K, CompletableFuture<V>> flights = new ConcurrentHashMap<>();

  /** A load that may take long. */
  @FunctionalInterface
  interface Load<V> {
    V run() throws IOException;
  }

  /**
   * Gives what is loaded, by this thread or by another. Who joined a load that then failed takes
   * part in one more, because the first may have failed for reasons of whoever began it; what that
   * one throws is final.
   */
  V get(K key, Load<V> load) throws IOException {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> running = flights.putIfAbsent(key, own);
    if (running == null) {
      return lead(key, own, load);
    }
    try {
      return await(running);
    } catch (ExecutionException failedForAnother) {
      return getOnce(key, load);
    }
  }

  private V getOnce(K key, Load<V> load) throws IOException {
    CompletableFuture<V> own = new CompletableFuture<>();
    CompletableFuture<V> running = flights.putIfAbsent(key, own);
    if (running == null) {
      return lead(key, own, load);
    }
    try {
      return await(running);
    } catch (ExecutionException e) {
      throw cause(e);
    }
  }

  /** Who comes when the load is over begins another one, or finds its outcome elsewhere. */
  private V lead(K key, CompletableFuture<V> flight, Load<V> load) throws IOException {
    try {
      V value = load.run();
      flights.remove(key);
      flight.complete(value);
      return value;
    } catch (IOException | RuntimeException | Error e) {
      flights.remove(key);
      flight.completeExceptionally(e);
      throw e;
    }
  }

  private V await(CompletableFuture<V> flight) throws IOException, ExecutionException {
    try {
      return flight.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while another thread loads the same");
    }
  }

  private static IOException cause(ExecutionException e) {
    return switch (e.getCause()) {
      case IOException cause -> cause;
      case RuntimeException cause -> throw cause;
      case Error cause -> throw cause;
      case null, default -> new IOException(e);
    };
  }
}
