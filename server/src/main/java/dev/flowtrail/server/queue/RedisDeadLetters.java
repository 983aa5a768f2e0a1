package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.server.queue.RedisEntry.Flow;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What was set aside, in a stream of its own, and what a person decides about it. */
final class RedisDeadLetters {

  private static final ObjectReference.Heads NO_HEADS =
      reference -> {
        throw new IllegalArgumentException("the head is elsewhere");
      };

  private final RedisConnections redis;
  private final long periodMillis;

  RedisDeadLetters(RedisConnections redis, long periodMillis) {
    this.redis = redis;
    this.periodMillis = periodMillis;
  }

  private static final RedisScript LIST =
      RedisScript.of(
          """
          return redis.call('XREVRANGE', DEAD, ARGV[1], '-', 'COUNT', ARGV[2])
          """);

  List<DeadLetter> list(int limit, @Nullable String olderThan) {
    String from = olderThan == null ? "+" : RedisId.find(olderThan).map(id -> "(" + id).orElse("");
    if (from.isEmpty()) {
      return List.of();
    }
    List<?> entries = redis.list(LIST, new RedisArguments().add(from).add(limit));
    return entries.stream().map(entry -> read((List<?>) entry)).toList();
  }

  private static DeadLetter read(List<?> entry) {
    String id = text(entry.get(0));
    Map<String, byte[]> fields = fields((List<?>) entry.get(1));
    byte[] encoded = field(fields, "e");
    Optional<RedisEntry> content = decode(encoded);
    Optional<Flow> flow = content.flatMap(RedisDeadLetters::findFlow);
    return new DeadLetter(
        id,
        content.map(it -> it.entry().origin().teamId()).orElse(0),
        flow.map(Flow::id).orElse(null),
        flow.map(Flow::name).orElse(null),
        Integer.parseInt(text(field(fields, "attempts"))),
        encoded.length,
        text(field(fields, "error")),
        RedisId.of(text(field(fields, "id"))).time(),
        RedisId.of(id).time());
  }

  private static Optional<RedisEntry> decode(byte[] encoded) {
    try {
      return Optional.of(RedisEntry.decode(encoded));
    } catch (IllegalArgumentException unreadable) {
      return Optional.empty();
    }
  }

  /** A dead letter may be dead because nobody can read it. */
  private static Optional<Flow> findFlow(RedisEntry content) {
    if (content.flow() != null) {
      return Optional.of(content.flow());
    }
    try {
      StagedDocument flow = StagedFlowCodec.decode(content.entry().bytes(), NO_HEADS).document();
      return Optional.of(new Flow(flow.flowId(), flow.flowName()));
    } catch (RuntimeException unreadable) {
      return Optional.empty();
    }
  }

  private static Map<String, byte[]> fields(List<?> namesAndValues) {
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      fields.put(text(namesAndValues.get(i)), (byte[]) namesAndValues.get(i + 1));
    }
    return fields;
  }

  private static byte[] field(Map<String, byte[]> fields, String name) {
    byte[] value = fields.get(name);
    if (value == null) {
      throw new IllegalStateException("a dead letter in Redis has no " + name);
    }
    return value;
  }

  private static String text(Object value) {
    return new String((byte[]) value, UTF_8);
  }

  private static final RedisScript FIND =
      RedisScript.of(
          """
          return redis.call('XRANGE', DEAD, ARGV[1], ARGV[1])
          """);

  private static final RedisScript RETRY =
      RedisScript.of(
          """
          local letter = redis.call('XRANGE', DEAD, ARGV[1], ARGV[1])[1]
          if not letter then
            return 0
          end
          local entry = letter[2][2]
          redis.call('XDEL', DEAD, ARGV[1])
          redis.call('XADD', QUEUE, '*', 'e', entry)
          redis.call('HINCRBY', BYTES, 'dead', -#entry)
          redis.call('HINCRBY', BYTES, 'waiting', #entry)
          return 1
          """);

  boolean retry(String id) {
    return RedisId.find(id)
        .filter(it -> redis.succeeds(RETRY, new RedisArguments().add(it.toString())))
        .isPresent();
  }

  private static final RedisScript DISCARD =
      RedisScript.of(
          """
          local id, digest, object, period = ARGV[1], ARGV[2], ARGV[3], tonumber(ARGV[4])
          local letter = redis.call('XRANGE', DEAD, id, id)[1]
          if not letter then
            return 0
          end
          redis.call('XDEL', DEAD, id)
          redis.call('HINCRBY', BYTES, 'dead', -#letter[2][2])
          if digest ~= '' then
            remember(digest, period, now())
          end
          if object ~= '' then
            redis.call('HDEL', objects(object), object)
          end
          return 1
          """);

  boolean discard(String id) {
    Optional<byte[]> letter =
        RedisId.find(id)
            .map(it -> redis.list(FIND, new RedisArguments().add(it.toString())))
            .filter(found -> !found.isEmpty())
            .map(found -> (List<?>) ((List<?>) found.getFirst()).get(1))
            .map(fields -> field(fields(fields), "e"));
    return letter.isPresent() && discard(id, letter.get());
  }

  private boolean discard(String id, byte[] encoded) {
    RedisArguments arguments = new RedisArguments().add(id);
    decode(encoded)
        .map(RedisEntry::entry)
        .ifPresentOrElse(
            entry ->
                arguments
                    .add(RedisEntry.digest(entry.origin()))
                    .add(RedisEntry.objectDigest(entry.objectKey())),
            () -> arguments.add("").add(""));
    return redis.succeeds(DISCARD, arguments.add(periodMillis));
  }
}
