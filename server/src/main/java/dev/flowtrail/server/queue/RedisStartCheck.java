package dev.flowtrail.server.queue;

import dev.flowtrail.server.database.StartFailure;
import java.lang.System.Logger.Level;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisDataException;

/** Looks, before anything is promised, whether a Redis keeps promises. */
final class RedisStartCheck {

  private static final System.Logger LOG = System.getLogger(RedisStartCheck.class.getName());
  private static final String WHAT_TO_DO =
      "%s, or set allow-lossy-redis=true to take the risk (docs/queue.md)";

  private final String name;
  private final boolean lossyAllowed;

  private RedisStartCheck(String name, boolean lossyAllowed) {
    this.name = name;
    this.lossyAllowed = lossyAllowed;
  }

  /**
   * @throws StartFailure when Redis cannot be reached, is too old or a replica, or may lose what
   *     was acknowledged and that is not allowed
   */
  static void run(RedisConnections redis, boolean lossyAllowed) {
    String name = "The queue's Redis at " + redis.address();
    Map<String, String> info;
    Optional<String> fsync;
    try {
      info = redis.ask(connection -> parse(connection.info()));
      fsync = redis.ask(RedisStartCheck::findFsyncPolicy);
    } catch (QueueUnavailableException e) {
      throw new StartFailure(name + " cannot be used", e.getCause() == null ? e : e.getCause());
    }
    new RedisStartCheck(name, lossyAllowed).check(info, fsync);
  }

  private void check(Map<String, String> info, Optional<String> fsync) {
    String version = info.getOrDefault("redis_version", "0");
    if (!isAtLeast62(version)) {
      throw new StartFailure("%s is version %s: expected 6.2 or newer".formatted(name, version));
    }
    if (!info.getOrDefault("role", "master").equals("master")) {
      throw new StartFailure(name + " is a replica: give the address of its primary");
    }
    String policy = info.getOrDefault("maxmemory_policy", "unknown");
    if (!policy.equals("noeviction")) {
      refuse(
          "has maxmemory-policy %s, so it deletes what was acknowledged when memory gets scarce"
              .formatted(policy),
          "set maxmemory-policy noeviction");
    }
    if (!info.getOrDefault("aof_enabled", "0").equals("1")) {
      refuse(
          "has no append-only file, so a crash loses what was acknowledged", "set appendonly yes");
    } else {
      warnUnlessSynced(fsync);
    }
  }

  private void warnUnlessSynced(Optional<String> fsync) {
    if (fsync.isEmpty()) {
      LOG.log(
          Level.WARNING,
          "{0} does not tell its appendfsync (CONFIG GET is forbidden). Unless it is always, a power"
              + " cut may lose the last second of what was acknowledged",
          name);
    } else if (!fsync.get().equals("always")) {
      LOG.log(
          Level.WARNING,
          "{0} has appendfsync {1}: a power cut may lose the last second or more of what was"
              + " acknowledged; appendfsync always loses nothing",
          name,
          fsync.get());
    }
  }

  private void refuse(String fault, String remedy) {
    if (!lossyAllowed) {
      throw new StartFailure("%s %s: %s".formatted(name, fault, WHAT_TO_DO.formatted(remedy)));
    }
    LOG.log(Level.WARNING, "{0} {1}; allow-lossy-redis permits it", name, fault);
  }

  private static boolean isAtLeast62(String version) {
    String[] parts = version.split("\\.");
    int major = Integer.parseInt(parts[0]);
    return major > 6 || (major == 6 && parts.length > 1 && Integer.parseInt(parts[1]) >= 2);
  }

  /** Hosted ones forbid CONFIG, under the name of a command that does not exist or by rights. */
  private static Optional<String> findFsyncPolicy(Jedis connection) {
    try {
      return Optional.ofNullable(connection.configGet("appendfsync").get("appendfsync"));
    } catch (JedisDataException forbidden) {
      return Optional.empty();
    }
  }

  private static Map<String, String> parse(String info) {
    Map<String, String> values = new HashMap<>();
    info.lines()
        .map(line -> line.split(":", 2))
        .filter(parts -> parts.length == 2)
        .forEach(parts -> values.put(parts[0], parts[1]));
    return values;
  }
}
