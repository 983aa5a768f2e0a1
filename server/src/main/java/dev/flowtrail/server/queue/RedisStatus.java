package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flowtrail.server.queue.QueueStatus.Failure;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How the queue does, from counts that every change keeps. */
final class RedisStatus {

  private static final int MAX_FAILURES = 20;
  private static final String FAILED = "failed:";

  private RedisStatus() {}

  /** An entry that failed and is due counts as delayed until it is handed out. */
  private static final RedisScript READ =
      RedisScript.of(
          """
          local sizes = redis.call('HMGET', BYTES, 'waiting')
          local oldest = redis.call('XRANGE', QUEUE, '-', '+', 'COUNT', 1)[1]
          local pending, held, delayed = redis.pcall('XPENDING', QUEUE, GROUP), 0, 0
          if not pending.err and pending[1] > 0 then
            held = pending[1]
            for _, consumer in ipairs(pending[4]) do
              if consumer[1] == DELAYED then
                delayed = tonumber(consumer[2])
              end
              if consumer[1] == DELAYED or consumer[1] == RETURNED then
                held = held - tonumber(consumer[2])
              end
            end
          end
          local minutes, time = {}, now()
          for age = 59, 0, -1 do
            minutes[#minutes + 1] = redis.call('HGETALL', minute(time - age * 60000))
          end
          return {
            redis.call('XLEN', QUEUE), tonumber(sizes[1] or 0), held, delayed,
            redis.call('XLEN', DEAD), oldest and oldest[1] or '', minutes
          }
          """);

  static QueueStatus read(RedisConnections redis) {
    List<?> answer = redis.list(READ, new RedisArguments());
    List<Map<String, Long>> minutes =
        ((List<?>) answer.get(6)).stream().map(minute -> counts((List<?>) minute)).toList();
    return new QueueStatus(
        new QueueStatus.Size((Long) answer.get(0), (Long) answer.get(1)),
        (Long) answer.get(2),
        (Long) answer.get(3),
        (Long) answer.get(4),
        time(text(answer.get(5))),
        minutes.stream().map(minute -> minute.getOrDefault("done", 0L)).toList(),
        failures(minutes));
  }

  private static @Nullable Instant time(String id) {
    return id.isEmpty() ? null : RedisId.of(id).time();
  }

  private static List<Failure> failures(List<Map<String, Long>> minutes) {
    Map<String, Long> causes = new HashMap<>();
    for (Map<String, Long> minute : minutes) {
      minute.forEach((name, count) -> {
        if (name.startsWith(FAILED)) {
          causes.merge(name.substring(FAILED.length()), count, Long::sum);
        }
      });
    }
    List<Failure> failures = new ArrayList<>();
    causes.forEach((cause, count) -> failures.add(new Failure(cause, count)));
    failures.sort(
        Comparator.comparingLong(Failure::count).reversed().thenComparing(Failure::cause));
    return failures.subList(0, Math.min(failures.size(), MAX_FAILURES));
  }

  private static Map<String, Long> counts(List<?> namesAndValues) {
    Map<String, Long> counts = new HashMap<>();
    for (int i = 0; i < namesAndValues.size(); i += 2) {
      counts.put(text(namesAndValues.get(i)), Long.valueOf(text(namesAndValues.get(i + 1))));
    }
    return counts;
  }

  private static String text(Object value) {
    return new String((byte[]) value, UTF_8);
  }
}
