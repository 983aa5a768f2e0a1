package dev.flowtrail.sdk;

import java.time.Duration;
import java.util.Map;

/**
 * The settings of a {@link FlowTrail}. Every method checks its argument at once and throws {@link
 * IllegalArgumentException} with what was expected.
 *
 * <p>The environment sets {@code FLOWTRAIL_ENDPOINT}, {@code FLOWTRAIL_API_KEY} and {@code
 * FLOWTRAIL_ENABLED}; what is said here wins, except that recording is off when either says so.
 */
public final class FlowTrailBuilder {

  FlowTrailBuilder(Map<String, String> environment) {}

  /** The server's address, {@code http} or {@code https}. Default {@code http://127.0.0.1:3000}. */
  public FlowTrailBuilder endpoint(String endpoint) {
    return this;
  }

  /** The team's key, sent as a bearer token. Default none. */
  public FlowTrailBuilder apiKey(String apiKey) {
    return this;
  }

  /** When false nothing is kept and nothing sent, at the cost of an empty call. Default true. */
  public FlowTrailBuilder enabled(boolean enabled) {
    return this;
  }

  /** Bytes kept for all flows that are not delivered yet. Default 67,108,864 (64 MiB). */
  public FlowTrailBuilder bufferBytes(long bufferBytes) {
    return this;
  }

  /** Bytes of one observation's JSON; the data of larger ones is lost. Default 16 MiB. */
  public FlowTrailBuilder maxObservationBytes(int maxObservationBytes) {
    return this;
  }

  /** How long one try may take until the server has answered. Default 10 seconds. */
  public FlowTrailBuilder requestTimeout(Duration requestTimeout) {
    return this;
  }

  /**
   * The longest wait before the second try; doubled for each further one. The wait itself is drawn
   * evenly between zero and that. Default 200 milliseconds.
   */
  public FlowTrailBuilder firstRetryDelay(Duration firstRetryDelay) {
    return this;
  }

  /** Where the doubling of the wait ends. Default 30 seconds. */
  public FlowTrailBuilder maxRetryDelay(Duration maxRetryDelay) {
    return this;
  }

  /** After this time since it finished, a flow is given up. Default 5 minutes. */
  public FlowTrailBuilder giveUpAfter(Duration giveUpAfter) {
    return this;
  }

  /** The longest that {@link FlowTrail#close()} may take. Default 5 seconds. */
  public FlowTrailBuilder closeTimeout(Duration closeTimeout) {
    return this;
  }

  /** Hears of deliveries and losses. Default: nobody; a log line tells of losses in any case. */
  public FlowTrailBuilder listener(FlowTrailListener listener) {
    return this;
  }

  /** Writes captured values as JSON. Default: one that takes any Java value. */
  public FlowTrailBuilder encoder(Encoder encoder) {
    return this;
  }

  /** Starts the sender's daemon thread, and nothing else: the server need not be there yet. */
  public FlowTrail build() {
    return new FlowTrail();
  }
}
