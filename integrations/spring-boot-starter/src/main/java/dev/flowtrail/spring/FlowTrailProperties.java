package dev.flowtrail.spring;

import dev.flowtrail.sdk.Delivery;
import dev.flowtrail.sdk.Redaction.Mode;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings under {@code flowtrail}. What is not given is as the SDK has it, see {@link
 * dev.flowtrail.sdk.FlowTrailBuilder}.
 *
 * <pre>{@code
 * flowtrail.endpoint=https://flowtrail.example.org
 * flowtrail.spool.folder=/var/lib/shop/flowtrail
 * flowtrail.redaction.keys.password=drop
 * }</pre>
 *
 * @param endpoint The server's address. Default http://127.0.0.1:3000.
 * @param apiKey The team's key, sent as a bearer token.
 * @param enabled Whether anything is recorded and sent.
 * @param bufferBytes Memory for all flows that are not delivered yet. Default 64MB.
 * @param maxObservationBytes One observation's JSON; the data of larger ones is lost. Default 32MB.
 * @param sampleAbove Decisions about more candidates are recorded in part. Default 50000.
 * @param sampleFlows The share of flows that is sent, from 0 to 1; failed ones always are. Default
 *     1.
 * @param abandonAfter Time without news, after which an unfinished flow is sent as it is. Default
 *     1d.
 * @param delivery When flows are sent: on-finish, or incremental. Default on-finish.
 * @param pushEvery How often an incremental flow is pushed at most. Default 1s.
 * @param batchFlows How many small flows travel in one request at most. Default 100.
 * @param batchBytes Memory that the flows of one request hold at most. Default 1MB.
 * @param batchAge How long flows wait for company after the request before. Default 100ms.
 * @param requestTimeout The longest that one try may take. Default 10s.
 * @param firstRetryDelay The longest wait before the second try. Default 200ms.
 * @param maxRetryDelay Where the doubling of the wait ends. Default 30s.
 * @param giveUpAfter Time since its finish, after which a flow is given up. Default 5m.
 * @param closeTimeout The longest that closing may take when the application ends. Default 5s.
 * @param shutdownHook Whether the end of the process closes the trail too; the application context
 *     does it already, after requests that are under way.
 * @param whenFull What happens when the memory is used up.
 * @param blockAtMost How long a caller waits for memory, with when-full=block.
 * @param spool Where flows wait on disk.
 * @param redaction What must not leave the process.
 */
@ConfigurationProperties("flowtrail")
public record FlowTrailProperties(
    @Nullable String endpoint,
    @Nullable String apiKey,
    @DefaultValue("true") boolean enabled,
    @Nullable DataSize bufferBytes,
    @Nullable DataSize maxObservationBytes,
    @Nullable Integer sampleAbove,
    @Nullable Double sampleFlows,
    @Nullable Duration abandonAfter,
    @Nullable Delivery delivery,
    @Nullable Duration pushEvery,
    @Nullable Integer batchFlows,
    @Nullable DataSize batchBytes,
    @Nullable Duration batchAge,
    @Nullable Duration requestTimeout,
    @Nullable Duration firstRetryDelay,
    @Nullable Duration maxRetryDelay,
    @Nullable Duration giveUpAfter,
    @Nullable Duration closeTimeout,
    @DefaultValue("false") boolean shutdownHook,
    @DefaultValue("drop-data") WhenFull whenFull,
    @DefaultValue("50ms") Duration blockAtMost,
    @DefaultValue Spool spool,
    @DefaultValue Redaction redaction) {

  /** What happens when the memory for flows is used up. */
  public enum WhenFull {
    /** What has no room is dropped. */
    DROP_DATA,
    /** Callers wait for room, so long at most. */
    BLOCK,
    /** Finished flows are written to disk. */
    SPOOL
  }

  /**
   * Where flows wait on disk.
   *
   * @param folder The folder to keep flows in that cannot be delivered; none without it.
   * @param bytes How much may wait there. Default 256MB.
   * @param everyFlow Whether every flow is written to disk before it is sent.
   * @param dropNewest Whether the newest are dropped when it is full, in place of the oldest.
   */
  public record Spool(
      @Nullable String folder,
      @Nullable DataSize bytes,
      @DefaultValue("false") boolean everyFlow,
      @DefaultValue("false") boolean dropNewest) {}

  /**
   * What must not leave the process.
   *
   * @param keys Members and attributes by name, each with mask, drop or hash.
   * @param paths Members by path, each with mask, drop or hash.
   * @param secret The secret that hashes are made under.
   */
  public record Redaction(
      @DefaultValue Map<String, Mode> keys,
      @DefaultValue Map<String, Mode> paths,
      @Nullable String secret) {

    /** Without the secret. */
    @Override
    public String toString() {
      return "Redaction[keys=" + keys + ", paths=" + paths + "]";
    }
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "FlowTrailProperties[endpoint=" + endpoint + ", enabled=" + enabled + "]";
  }
}
