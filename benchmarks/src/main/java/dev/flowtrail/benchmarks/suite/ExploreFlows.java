package dev.flowtrail.benchmarks.suite;

import java.time.Instant;
import java.util.Locale;
import java.util.StringJoiner;

/** Flows of twenty processes, each with a step that decides about ten candidates by three rules. */
final class ExploreFlows {

  static final int CANDIDATES = 10;

  /** Each is a candidate in many flows. */
  private static final int PRODUCTS = 200_000;

  private static final int PROCESSES = 20;

  /** Every so many flows a step drops all candidates. */
  private static final int DROPS_ALL = 50;

  /** Every so many flows one says a word that is rare. */
  private static final int RARE = 10_000;

  /** Every so many flows one says two words that many say apart. */
  private static final int PHRASE = 500;

  private static final Instant FIRST = Instant.parse("2026-01-05T00:00:00Z");
  private static final long MILLIS_BETWEEN = 900;
  private static final long SCATTERING_PRIME = 7_368_787;

  private static final String FLOW =
      """
      {"idempotencyKey":"explore-%1$d","flow":{"name":"process_%2$02d","key":"order-%1$d",\
      "createdAt":"%3$s","finishedAt":"%4$s","status":"%5$s","reason":"%6$s",\
      "attributes":{"market":"M%7$d","model":"m-%8$d"}},"steps":[\
      {"name":"retrieve","version":1,"position":0,"kind":"retrieve","status":"completed",\
      "reason":"","createdAt":"%3$s","observations":[{"name":"input","version":1,"data":{"number":%9$d,"wanted":"%11$s"}}]},\
      {"name":"rules","version":1,"position":1,"kind":"filter","status":"completed",\
      "reason":"","createdAt":"%3$s","observations":[{"name":"judged","version":1,\
      "roles":{"id":"id","passed":"ok","score":"score","rules":"checks"},"data":%10$s}]}]}\
      """;

  private static final String CANDIDATE =
      """
      {"id":"B%06d","ok":%b,"score":%.3f,"checks":{\
      "min_rating":{"passed":%b,"actual":%.1f,"threshold":3.8,"operator":">="},\
      "price":{"passed":%b,"actual":%d,"threshold":60,"operator":"<="},\
      "in_stock":{"passed":%b}}}\
      """;

  private ExploreFlows() {}

  /** The flow with this number, as a line of a batch. */
  static String line(long number) {
    Instant begin = FIRST.plusMillis(number * MILLIS_BETWEEN);
    boolean failed = number % 23 == 0;
    String reason = number % RARE == 7 ? "the phonecase was out of stock" : "picked the best";
    return FLOW.formatted(
        number,
        number % PROCESSES,
        begin,
        begin.plusMillis(number % 5_000),
        failed ? "failed" : "completed",
        failed ? "no answer" : reason,
        number % 7,
        number % 3,
        number,
        candidates(number),
        wanted(number));
  }

  /** The two words of a phrase stand next to each other in few flows, and apart in many. */
  private static String wanted(long flow) {
    if (flow % PHRASE == 3) {
      return "a brass desk lamp for a reader";
    }
    return flow % 20 == 1
        ? "a desk for a reader"
        : flow % 20 == 2 ? "a lamp, and a desk" : "a chair";
  }

  private static String candidates(long flow) {
    StringJoiner all = new StringJoiner(",", "[", "]");
    for (int place = 0; place < CANDIDATES; place++) {
      all.add(candidate(flow, place));
    }
    return all.toString();
  }

  private static String candidate(long flow, int place) {
    long mixed = (flow * CANDIDATES + place) * SCATTERING_PRIME;
    double rating = mixed / 7 % 51 / 10.0;
    long price = mixed / 11 % 100;
    boolean rated = rating >= 3.8 && flow % DROPS_ALL != 0;
    boolean cheap = price <= 60;
    boolean inStock = mixed % 13 != 0;
    return String.format(
        Locale.ROOT,
        CANDIDATE,
        mixed % PRODUCTS,
        rated && cheap && inStock,
        rating / (price + 1),
        rated,
        rated ? rating : Math.min(rating, 3.7),
        cheap,
        price,
        inStock);
  }

  /** A candidate that many flows have. */
  static String product() {
    return "B%06d".formatted(3 * SCATTERING_PRIME % PRODUCTS);
  }
}
