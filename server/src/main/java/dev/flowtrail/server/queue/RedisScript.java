package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What Redis does in one step: all or nothing, with nobody in between. A script declares one key,
 * the queue itself; all other keys have the same hash tag and so are in the same place.
 */
final class RedisScript {

  /**
   * The queue's keys and what all scripts share. A digest is the first 16 bytes of a SHA-256. Many
   * small hashes take a fraction of what one key per digest would, as long as each has no more
   * entries than hash-max-ziplist-entries (512) allows.
   */
  private static final String PRELUDE =
      """
      local QUEUE = '{flowtrail}:queue'
      local LEASES = '{flowtrail}:leases'
      local DEAD = '{flowtrail}:dead'
      local BYTES = '{flowtrail}:bytes'
      local GROUP = 'workers'
      local DELAYED, RETURNED = 'delayed', 'returned'

      local function now()
        local time = redis.call('TIME')
        return time[1] * 1000 + math.floor(time[2] / 1000)
      end

      local function shard(digest, count)
        local a, b, c = string.byte(digest, 1, 3)
        return (a * 65536 + b * 256 + c) % count
      end

      local function openKeys(digest)
        return '{flowtrail}:open:' .. shard(digest, 16384)
      end

      local function doneKeys(period, digest)
        return '{flowtrail}:done:' .. period .. ':' .. shard(digest, 131072)
      end

      local function objects(digest)
        return '{flowtrail}:objects:' .. shard(digest, 16384)
      end

      local function remember(digest, period, time)
        local fingerprint = redis.call('HGET', openKeys(digest), digest)
        if fingerprint then
          local current = math.floor(time / period)
          local keys = doneKeys(current, digest)
          redis.call('HDEL', openKeys(digest), digest)
          redis.call('HSET', keys, digest, fingerprint)
          if redis.call('HLEN', keys) == 1 then
            redis.call('PEXPIREAT', keys, (current + 3) * period + shard(digest, 131072))
          end
        end
      end

      local function minute(time)
        return '{flowtrail}:minute:' .. math.floor(time / 60000)
      end

      local function count(time, field, amount)
        redis.call('HINCRBY', minute(time), field, amount)
        redis.call('EXPIRE', minute(time), 7200)
      end

      local function callWith(words, ...)
        for first = 1, #words, 1000 do
          local whole = {...}
          for i = first, math.min(first + 999, #words) do
            whole[#whole + 1] = words[i]
          end
          redis.call(unpack(whole))
        end
      end

      local function holds(consumer, id, deliveries)
        local pending = redis.pcall('XPENDING', QUEUE, GROUP, id, id, 1, consumer)
        return pending[1] and pending[1][4] == tonumber(deliveries)
      end

      """;

  private final byte[] text;
  private final byte[] sha;

  private RedisScript(byte[] text) {
    this.text = text;
    this.sha = HexFormat.of().formatHex(sha1(text)).getBytes(US_ASCII);
  }

  static RedisScript of(String body) {
    return new RedisScript((PRELUDE + body).getBytes(US_ASCII));
  }

  byte[] text() {
    return text;
  }

  byte[] sha() {
    return sha;
  }

  /** SHA-1 is what Redis calls scripts by. */
  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-1", e);
    }
  }
}
