package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Hands entries out and takes them back. What is handed out is pending at the consumer group, and
 * in a sorted set by the time at which it may be handed out again; what is given back stays pending
 * at one of two consumers that nobody is. One hand-out is told from another by its consumer and the
 * group's count of deliveries.
 */
final class RedisEntries {

  private final RedisConnections redis;
  private final String consumer;
  private final long periodMillis;

  /**
   * @param consumer the name of this inbox at the group, unlike any other
   */
  RedisEntries(RedisConnections redis, String consumer, long periodMillis) {
    this.redis = redis;
    this.consumer = consumer;
    this.periodMillis = periodMillis;
  }

  /**
   * First what is due again, then what is new. Without a group, such as after a restore, all that
   * is in the stream is new: what was completed is no longer in it. What is new is read in pieces
   * that hold no more than may be taken, unless entries are larger than they ever are.
   */
  private static final RedisScript CLAIM =
      RedisScript.of(
          """
          local consumer, maxCount, maxBytes = ARGV[1], tonumber(ARGV[2]), tonumber(ARGV[3])
          local time = now()
          local lease = time + tonumber(ARGV[4])
          local taken, leases, bytes = {}, {}, 0

          local function take(id, fields, deliveries)
            taken[#taken + 1] = {id, deliveries, fields[2]}
            leases[#leases + 1] = lease
            leases[#leases + 1] = id
            bytes = bytes + #fields[2]
          end

          local function room()
            local largest = 131072
            local count = math.max(1, math.floor((maxBytes - bytes) / largest))
            return bytes < maxBytes and math.min(count, maxCount - #taken, 100) or 0
          end

          local due = redis.call('ZRANGEBYSCORE', LEASES, '-inf', time, 'LIMIT', 0, maxCount)
          for _, id in ipairs(due) do
            if room() == 0 then
              break
            end
            local entry = redis.call('XCLAIM', QUEUE, GROUP, consumer, 0, id)[1]
            if entry then
              take(id, entry[2], redis.call('XPENDING', QUEUE, GROUP, id, id, 1)[1][4])
            else
              redis.call('XACK', QUEUE, GROUP, id)
              redis.call('ZREM', LEASES, id)
            end
          end

          local function readNext(count)
            return redis.pcall(
                'XREADGROUP', 'GROUP', GROUP, consumer, 'COUNT', count, 'STREAMS', QUEUE, '>')
          end

          while room() > 0 do
            local read = readNext(room())
            if read and read.err and string.find(read.err, 'NOGROUP', 1, true) then
              redis.call('XGROUP', 'CREATE', QUEUE, GROUP, 0, 'MKSTREAM')
              redis.call('DEL', LEASES)
              read = readNext(room())
            end
            if not read then
              break
            elseif read.err then
              return read
            end
            for _, entry in ipairs(read[1][2]) do
              take(entry[1], entry[2], 1)
            end
          end
          callWith(leases, 'ZADD', LEASES)
          return taken
          """);

  List<Claim> claim(int maxCount, long maxBytes, Duration lease) {
    RedisArguments arguments =
        new RedisArguments().add(consumer).add(maxCount).add(maxBytes).add(lease.toMillis());
    List<Claim> claims = new ArrayList<>();
    for (Object each : redis.list(CLAIM, arguments)) {
      List<?> taken = (List<?>) each;
      String id = new String((byte[]) taken.get(0), US_ASCII);
      Claim claim = read(new Claim.Lease(id, (Long) taken.get(1)), (byte[]) taken.get(2));
      if (claim != null) {
        claims.add(claim);
      }
    }
    claims.sort(Comparator.comparing(claim -> RedisId.of(claim.id())));
    return claims;
  }

  /** What cannot be read at all is set aside at once: it must not fail those that came with it. */
  private @Nullable Claim read(Claim.Lease lease, byte[] encoded) {
    try {
      RedisEntry read = RedisEntry.decode(encoded);
      return new Claim(lease, read.entry(), encoded.length, (int) lease.number());
    } catch (IllegalArgumentException e) {
      bury(lease, "UnreadableEntry: " + e.getMessage());
      return null;
    }
  }

  /** XCLAIM comes first also because a Redis that is full refuses a script that adds at once. */
  private static final RedisScript RENEW =
      RedisScript.of(
          """
          local consumer, due = ARGV[1], now() + tonumber(ARGV[2])
          for i = 3, #ARGV, 2 do
            local id = ARGV[i]
            if holds(consumer, id, ARGV[i + 1]) then
              redis.call('XCLAIM', QUEUE, GROUP, consumer, 0, id, 'JUSTID')
              redis.call('ZADD', LEASES, due, id)
            end
          end
          """);

  void renew(List<Claim> claims, Duration lease) {
    RedisArguments arguments = new RedisArguments().add(consumer).add(lease.toMillis());
    claims.forEach(claim -> addLease(arguments, claim.lease()));
    redis.run(RENEW, arguments);
  }

  private static final RedisScript COMPLETE =
      RedisScript.of(
          """
          local period, time = tonumber(ARGV[1]), now()
          local ids, done, bytes = {}, 0, 0
          for i = 2, #ARGV, 4 do
            local id, digest, object = ARGV[i], ARGV[i + 2], ARGV[i + 3]
            ids[#ids + 1] = id
            if redis.call('XDEL', QUEUE, id) == 1 then
              remember(digest, period, time)
              if object ~= '' then
                redis.call('HDEL', objects(object), object)
              end
              done = done + 1
              bytes = bytes + tonumber(ARGV[i + 1])
            end
          end
          callWith(ids, 'XACK', QUEUE, GROUP)
          callWith(ids, 'ZREM', LEASES)
          if done > 0 then
            redis.call('HINCRBY', BYTES, 'waiting', -bytes)
            count(time, 'done', done)
          end
          """);

  void complete(List<Claim> claims) {
    RedisArguments arguments = new RedisArguments().add(periodMillis);
    for (Claim claim : claims) {
      arguments
          .add(claim.id())
          .add(claim.bytes())
          .add(RedisEntry.digest(claim.entry().origin()))
          .add(RedisEntry.objectDigest(claim.entry().objectKey()));
    }
    redis.run(COMPLETE, arguments);
  }

  private static final RedisScript GIVE_BACK =
      RedisScript.of(
          """
          local consumer, delay, untried, cause = ARGV[1], tonumber(ARGV[2]), ARGV[3], ARGV[4]
          local time, moved = now(), 0
          for i = 5, #ARGV, 2 do
            local id, deliveries = ARGV[i], ARGV[i + 1]
            if holds(consumer, id, deliveries) then
              redis.call('XCLAIM', QUEUE, GROUP, delay > 0 and DELAYED or RETURNED, 0, id,
                  'RETRYCOUNT', tonumber(deliveries) - tonumber(untried), 'JUSTID')
              redis.call('ZADD', LEASES, time + delay, id)
              moved = moved + 1
            end
          end
          if cause ~= '' and moved > 0 then
            count(time, 'failed:' .. cause, moved)
          end
          """);

  /**
   * @param tried whether it was an attempt
   */
  void giveBack(List<Claim> claims, Duration delay, boolean tried, @Nullable String error) {
    RedisArguments arguments =
        new RedisArguments()
            .add(consumer)
            .add(delay.toMillis())
            .add(tried ? 0 : 1)
            .add(error == null ? "" : QueueStatus.Failure.causeOf(error));
    claims.forEach(claim -> addLease(arguments, claim.lease()));
    redis.run(GIVE_BACK, arguments);
  }

  private static final RedisScript BURY =
      RedisScript.of(
          """
          local consumer, id, deliveries, time = ARGV[1], ARGV[2], ARGV[3], now()
          if holds(consumer, id, deliveries) then
            local entry = redis.call('XRANGE', QUEUE, id, id)[1]
            redis.call('XACK', QUEUE, GROUP, id)
            redis.call('ZREM', LEASES, id)
            if entry then
              local bytes = entry[2][2]
              redis.call('XDEL', QUEUE, id)
              redis.call('XADD', DEAD, '*', 'e', bytes, 'id', id, 'attempts', deliveries,
                  'error', ARGV[4])
              redis.call('HINCRBY', BYTES, 'waiting', -#bytes)
              redis.call('HINCRBY', BYTES, 'dead', #bytes)
              count(time, 'failed:' .. ARGV[5], 1)
            end
          end
          """);

  void bury(Claim.Lease lease, String error) {
    RedisArguments arguments = new RedisArguments().add(consumer);
    addLease(arguments, lease);
    redis.run(BURY, arguments.add(error).add(QueueStatus.Failure.causeOf(error)));
  }

  private static void addLease(RedisArguments arguments, Claim.Lease lease) {
    arguments.add(lease.id()).add(lease.number());
  }

  /**
   * A consumer that holds nothing and was silent for so long belongs to a process that is gone. One
   * that is not comes back by itself.
   */
  private static final RedisScript REMOVE_CONSUMERS =
      RedisScript.of(
          """
          local only, idle = ARGV[1], tonumber(ARGV[2])
          local consumers = redis.pcall('XINFO', 'CONSUMERS', QUEUE, GROUP)
          if consumers.err then
            return
          end
          for _, fields in ipairs(consumers) do
            local consumer = {}
            for i = 1, #fields, 2 do
              consumer[fields[i]] = fields[i + 1]
            end
            if consumer.pending == 0 and consumer.idle >= idle
                and (only == '' or only == consumer.name) then
              redis.call('XGROUP', 'DELCONSUMER', QUEUE, GROUP, consumer.name)
            end
          end
          """);

  /** Removes the names of those who hold nothing and have not been heard of for so long. */
  void removeConsumersSilentFor(Duration silence) {
    redis.run(REMOVE_CONSUMERS, new RedisArguments().add("").add(silence.toMillis()));
  }

  /**
   * What is pending is also among the leases, unless somebody else had a hand in it. Found missing,
   * it is made claimable at once, so that nothing is forgotten for ever.
   */
  private static final RedisScript FIND_LOST =
      RedisScript.of(
          """
          local pending, time = redis.pcall('XPENDING', QUEUE, GROUP), now()
          if pending.err or pending[1] == redis.call('ZCARD', LEASES) then
            return
          end
          local start = '-'
          for _ = 1, 100 do
            local page = redis.call('XPENDING', QUEUE, GROUP, start, '+', 1000)
            for _, each in ipairs(page) do
              redis.call('ZADD', LEASES, 'NX', time, each[1])
            end
            if #page < 1000 then
              return
            end
            start = '(' .. page[1000][1]
          end
          """);

  void findLost() {
    redis.run(FIND_LOST, new RedisArguments());
  }

  /** Removes the name of this inbox, unless it holds something. */
  void removeOwnConsumer() {
    redis.run(REMOVE_CONSUMERS, new RedisArguments().add(consumer).add(0));
  }
}
