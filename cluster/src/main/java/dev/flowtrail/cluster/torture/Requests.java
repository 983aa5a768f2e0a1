package dev.flowtrail.cluster.torture;

import static java.util.stream.Collectors.toMap;

import dev.flowtrail.cluster.load.Load;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * How the clients' requests ended.
 *
 * @param noAnswer the connection was refused, broke or stayed silent
 * @param givenUp flows whose client stopped trying
 * @param refusals how often each status was answered other than 202
 */
public record Requests(long accepted, long noAnswer, long givenUp, Map<String, Long> refusals) {

  private static final Pattern CLEAR = Pattern.compile("503 (unavailable: .+|queue-full)");

  static Requests of(Load load) {
    return new Requests(load.accepted(), load.noAnswer(), load.givenUp(), load.refusals());
  }

  /** Refusals other than that a part, which is named, cannot take anything at the moment. */
  public Map<String, Long> unclear() {
    return refusals.entrySet().stream()
        .filter(refusal -> !CLEAR.matcher(refusal.getKey()).matches())
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
