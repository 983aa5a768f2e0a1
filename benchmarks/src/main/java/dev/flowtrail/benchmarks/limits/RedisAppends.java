package dev.flowtrail.benchmarks.limits;

import dev.flowtrail.benchmarks.load.Load;
import dev.flowtrail.benchmarks.load.Plan;
import dev.flowtrail.benchmarks.load.RedisConnection;
import dev.flowtrail.benchmarks.load.Request;
import dev.flowtrail.benchmarks.systems.RedisServer;
import java.time.Duration;
import java.util.Random;

/** What a Redis takes that syncs each write before it answers. */
public final class RedisAppends {

  private static final int CONNECTIONS = 64;
  private static final int ENTRY_BYTES = 2_000;

  private RedisAppends() {}

  /** Entries of 2 KB that are appended to one stream, by 64 clients. */
  public static double perSecond(RedisServer redis, Duration during) throws InterruptedException {
    byte[] entry = new byte[ENTRY_BYTES];
    new Random(42).nextBytes(entry);
    Request append =
        RedisConnection.command(
            RedisConnection.text("XADD"),
            RedisConnection.text("limit"),
            RedisConnection.text("*"),
            RedisConnection.text("d"),
            entry);
    return Load.run(
            () -> new RedisConnection(redis.address()),
            number -> append,
            Plan.closed(CONNECTIONS, Long.MAX_VALUE, during))
        .perSecond();
  }
}
