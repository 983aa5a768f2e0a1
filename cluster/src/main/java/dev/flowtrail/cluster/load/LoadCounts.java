package dev.flowtrail.cluster.load;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How requests ended. Thread-safe. */
final class LoadCounts {

  private static final Pattern PROBLEM = Pattern.compile("\"/problems/([-a-z]+)\"");
  private static final Pattern PART = Pattern.compile("\"part\":\"([-a-z ]+)\"");

  final LongAdder accepted = new LongAdder();
  final LongAdder noAnswer = new LongAdder();
  final LongAdder givenUp = new LongAdder();
  private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();

  void answered(Http.Reply reply) {
    if (reply.status() == 202) {
      accepted.increment();
    } else {
      refusals.computeIfAbsent(refusal(reply), it -> new LongAdder()).increment();
    }
  }

  private static String refusal(Http.Reply reply) {
    return reply.status() + found(PROBLEM, " ", reply) + found(PART, ": ", reply);
  }

  private static String found(Pattern pattern, String before, Http.Reply reply) {
    Matcher found = pattern.matcher(reply.text());
    return found.find() ? before + found.group(1) : "";
  }

  /** How often each status was answered other than 202, with the problem and the part it names. */
  Map<String, Long> refusals() {
    Map<String, Long> all = new TreeMap<>();
    refusals.forEach((refusal, count) -> all.put(refusal, count.sum()));
    return all;
  }
}
