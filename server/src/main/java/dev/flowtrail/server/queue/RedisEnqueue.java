package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Puts a group of submissions into the queue, each key once, in one step: so many concurrent
 * requests share one write to the disk.
 */
final class RedisEnqueue {

  /**
   * A key is looked for among those of entries, then among those of the current period and the two
   * before it: what was completed is remembered for at least two periods.
   */
  private static final RedisScript ACCEPT =
      RedisScript.of(
          """
          local maxEntries, maxBytes = tonumber(ARGV[1]), tonumber(ARGV[2])
          local current = math.floor(now() / tonumber(ARGV[3]))
          local sizes = redis.call('HMGET', BYTES, 'waiting', 'dead')
          local bytes = tonumber(sizes[1] or 0) + tonumber(sizes[2] or 0)
          local entries = redis.call('XLEN', QUEUE) + redis.call('XLEN', DEAD)

          local function find(digest)
            local found = redis.call('HGET', openKeys(digest), digest)
            for age = 0, 2 do
              found = found or redis.call('HGET', doneKeys(current - age, digest), digest)
            end
            return found
          end

          local outcomes, added = {}, 0
          for i = 4, #ARGV, 4 do
            local digest, fingerprint, entry, object = ARGV[i], ARGV[i + 1], ARGV[i + 2], ARGV[i + 3]
            local before = find(digest)
            local outcome
            if before then
              outcome = before == fingerprint and 'replayed' or 'reused'
            elseif entries >= maxEntries then
              outcome = 'entries'
            elseif bytes + added >= maxBytes then
              outcome = 'bytes'
            else
              outcome = 'accepted'
              redis.call('XADD', QUEUE, '*', 'e', entry)
              redis.call('HSET', openKeys(digest), digest, fingerprint)
              if object ~= '' then
                redis.call('HSET', objects(object), object, '')
              end
              entries = entries + 1
              added = added + #entry
            end
            outcomes[#outcomes + 1] = outcome
          end
          if added > 0 then
            redis.call('HINCRBY', BYTES, 'waiting', added)
          end
          return outcomes
          """);

  private final RedisConnections redis;
  private final QueuePolicy policy;

  RedisEnqueue(RedisConnections redis, QueuePolicy policy) {
    this.redis = redis;
    this.policy = policy;
  }

  /** Completed keys are known for two to three of these. */
  static long periodMillis(Duration keysKept) {
    return Math.max(1, (keysKept.toMillis() + 1) / 2);
  }

  /** Tells for each submission, in their order, what became of it. */
  List<Receipt> run(List<EncodedSubmission> group) {
    RedisArguments arguments =
        new RedisArguments()
            .add(policy.maxEntries())
            .add(policy.maxBytes())
            .add(periodMillis(policy.keysKept()));
    for (EncodedSubmission submission : group) {
      arguments
          .add(RedisEntry.digest(submission.origin()))
          .add(bytes(submission.fingerprint()))
          .add(RedisEntry.encode(submission))
          .add(RedisEntry.objectDigest(submission.entry().objectKey()));
    }
    RedisConnections.Answer answer = redis.answer(ACCEPT, arguments);
    List<Receipt> receipts = new ArrayList<>();
    for (int i = 0; i < group.size(); i++) {
      String outcome = new String((byte[]) answer.values().get(i), US_ASCII);
      receipts.add(receipt(group.get(i), outcome, answer.repeated()));
    }
    return receipts;
  }

  /**
   * The same content under the same key has the same id and name, so these need not be kept. When
   * the script was run before without an answer, a replay may be of that run: to say that it is new
   * is right or harmless, to say that it is not would make the door remove the object it refers to.
   */
  private static Receipt receipt(EncodedSubmission submission, String outcome, boolean repeated) {
    return switch (outcome) {
      case "accepted" -> new Receipt.Accepted(submission.flowId(), submission.flowName());
      case "replayed" ->
          repeated
              ? new Receipt.Accepted(submission.flowId(), submission.flowName())
              : new Receipt.Replayed(submission.flowId(), submission.flowName());
      case "reused" -> new Receipt.KeyReused();
      case "entries" -> Receipt.Full.ofEntries();
      case "bytes" -> Receipt.Full.ofBytes();
      default -> throw new IllegalStateException("the script has no outcome " + outcome);
    };
  }

  private static byte[] bytes(UUID uuid) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(uuid.getMostSignificantBits())
        .putLong(uuid.getLeastSignificantBits())
        .array();
  }
}
