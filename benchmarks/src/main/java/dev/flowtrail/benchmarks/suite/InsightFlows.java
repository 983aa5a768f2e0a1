package dev.flowtrail.benchmarks.suite;

import java.util.Locale;
import java.util.UUID;

/** Flows to ask questions about: many small runs of one process, and few with many candidates. */
final class InsightFlows {

  /** So many runs have the same input. */
  private static final int INPUTS = 500;

  private static final int STEPS = 6;

  private static final String RUN =
      """
      {"idempotencyKey":"%s","flow":{"name":"%s","createdAt":"2026-01-05T%02d:%02d:%02d.000Z",\
      "finishedAt":"2026-01-06T00:00:00.000Z","status":"%s","reason":"%s",\
      "attributes":{"model":"m-%d","market":"x%d","host":"h%d","user":"u%d"}},"steps":[\
      """;

  private static final String STEP =
      """
      {"name":"step_%1$d","version":1,"position":%1$d,"kind":"filter","status":"completed",\
      "reason":"kept some","createdAt":"2026-01-05T10:00:00.000Z",\
      "startedAt":"2026-01-05T10:00:00.000Z","finishedAt":"2026-01-05T10:00:0%1$d.000Z",\
      "observations":[{"name":"input","version":1,"data":%2$d},\
      {"name":"judged","version":1,"roles":{"id":"id","passed":"ok"},"totals":{"in":%3$d,"out":%4$d},\
      "data":[{"id":"A","ok":true},{"id":"B","ok":false,"said":%5$d}]}]}\
      """;

  private static final String CANDIDATE =
      """
      {"id":"C%d","ok":%b,"score":%.3f,"checks":{\
      "rating":{"passed":%b,"actual":%.1f,"threshold":3.8,"operator":">="},\
      "price":{"passed":%b,"actual":%d,"threshold":60,"operator":"<="}}}\
      """;

  private InsightFlows() {}

  /** One run of a process; step 3 varies, and every third model fails more often. */
  static String run(String process, int number) {
    boolean fails = number % 17 == 0 || number % 3 == 2 && number % 5 == 0;
    StringBuilder json =
        new StringBuilder(
            RUN.formatted(
                UUID.randomUUID(),
                process,
                number / 3600 % 24,
                number / 60 % 60,
                number % 60,
                fails ? "failed" : "completed",
                fails ? "no answer after " + number : "done",
                number % 3,
                number % 7,
                number % 20,
                number));
    int input = number % INPUTS;
    for (int step = 1; step <= STEPS; step++) {
      int said = step == 3 && number % 11 == 0 ? number : input;
      int in = 1_000 / step;
      json.append(step == 1 ? "" : ",")
          .append(STEP.formatted(step, input * 10 + step, in, in / 2 - number % 10, said));
    }
    return json.append("]}").toString();
  }

  /** One flow whose step decides about many candidates by two rules. */
  static String withCandidates(String process, int candidates, int seed) {
    StringBuilder json =
        new StringBuilder(
            """
            {"flow":{"name":"%s","createdAt":"2026-01-05T10:00:00.000Z",\
            "finishedAt":"2026-01-05T10:00:01.000Z"},"steps":[{"name":"rules","version":1,\
            "position":0,"kind":"filter","status":"completed","reason":"",\
            "createdAt":"2026-01-05T10:00:00.000Z","observations":[{"name":"judged","version":1,\
            "roles":{"id":"id","passed":"ok","score":"score","rules":"checks"},"data":[\
            """
                .formatted(process));
    for (int i = 0; i < candidates; i++) {
      double rating = (i * 37L + seed) % 51 / 10.0;
      long price = (i * 53L + seed) % 100;
      boolean rated = rating >= 3.8;
      boolean cheap = price <= 60;
      json.append(i == 0 ? "" : ",")
          .append(
              String.format(
                  Locale.ROOT,
                  CANDIDATE,
                  i,
                  rated && cheap,
                  rating / (price + 1),
                  rated,
                  rating,
                  cheap,
                  price));
    }
    return json.append("]}]}]}").toString();
  }
}
