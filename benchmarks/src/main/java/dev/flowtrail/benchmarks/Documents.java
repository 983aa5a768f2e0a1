package dev.flowtrail.benchmarks;

import java.nio.charset.StandardCharsets;
import java.util.Random;

/** Flow documents of the sizes that the workloads name: always the same for the same size. */
public final class Documents {

  private static final String CANDIDATE =
      """
      {"asin":"B%09d","title":"%s compact travel mug %d","metrics":{"price":%.2f,"rating":%.1f,\
      "reviews":%d},"qualified":%b,"reason":"%s","filter_results":{"price_range":{"passed":%b,\
      "actual":%.2f,"threshold":50,"operator":"<="},"min_rating":{"passed":%b}}}\
      """;

  private static final String DOCUMENT =
      """
      {"flow":{"name":"competitor_selection","createdAt":"2026-01-05T10:00:00.000Z",\
      "finishedAt":"2026-01-05T10:00:02.150Z","key":"B0XYZ123"},"steps":[{"name":"apply_filters",\
      "version":1,"position":0,"createdAt":"2026-01-05T10:00:00.100Z","status":"completed",\
      "reason":"kept some","kind":"filter","observations":[{"name":"evaluations","version":1,\
      "queryable":{"metrics.price":"number","qualified":"boolean"},"roles":{"id":"asin",\
      "passed":"qualified"},"data":[%s]}]}]}\
      """;

  private Documents() {}

  /** A whole flow with one step that decides about so many candidates (some 300 bytes each). */
  public static byte[] flowWith(int candidates) {
    Random random = new Random(42);
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < candidates; i++) {
      data.append(i == 0 ? "" : ",").append(candidate(random, i));
    }
    return DOCUMENT.formatted(data).getBytes(StandardCharsets.UTF_8);
  }

  private static String candidate(Random random, int number) {
    double price = random.nextDouble(5, 120);
    double rating = random.nextInt(10, 51) / 10.0;
    boolean affordable = price <= 50;
    boolean liked = rating >= 3.8;
    return CANDIDATE.formatted(
        number,
        random.nextBoolean() ? "steel" : "glass",
        random.nextInt(100),
        price,
        rating,
        random.nextInt(9_000),
        affordable && liked,
        affordable ? liked ? "" : "rating too low" : "price too high",
        affordable,
        price,
        liked);
  }
}
