package dev.flowtrail.benchmarks.bodies;

import java.util.Random;

/** What one flow of a workload looks like. */
public enum Size {
  /** 2.5 KB: one step with 2 observations. */
  S(1, 4, 500),
  /** 205 KB: 8 steps with 2 observations each. */
  M(8, 62, 40),
  /** 20 MB: 2 steps with 2 observations each, 50,000 candidates in all. */
  L(2, 25_000, 2),
  /** 50 MB: one step with 2 observations. */
  X(1, 125_000, 1);

  private static final String STEP =
      """
      {"name":"%s","version":1,"position":%d,"kind":"filter","status":"completed",\
      "reason":"kept the films that enough people rate well",\
      "createdAt":"2026-01-05T10:00:00.100Z","startedAt":"2026-01-05T10:00:00.100Z",\
      "finishedAt":"2026-01-05T10:00:01.900Z","observations":[{"name":"config","version":1,\
      "data":{"minVotes":5000,"minRating":6.5,"seed":%d}},{"name":"evaluations","version":1,\
      "queryable":{"imdb.rating":"number","kept":"boolean"},"roles":{"id":"id","passed":"kept",\
      "score":"score","rank":"rank","reason":"reason","rules":"rules"},"data":\
      """;

  private final int steps;
  private final int candidatesPerStep;
  private final int variants;

  Size(int steps, int candidatesPerStep, int variants) {
    this.steps = steps;
    this.candidatesPerStep = candidatesPerStep;
    this.variants = variants;
  }

  /**
   * How many different flows there are of this size: enough that no two of the same share what is
   * compressed together.
   */
  int variants() {
    return variants;
  }

  public int observations() {
    return steps * 2;
  }

  public int candidates() {
    return steps * candidatesPerStep;
  }

  /** Whether a few of them are a load. */
  public boolean isLarge() {
    return this == L || this == X;
  }

  /** A flow's steps, as a JSON array. */
  String steps(FilmFields fields, Random random) {
    Candidates candidates = new Candidates(fields, random);
    StringBuilder json = new StringBuilder("[");
    for (int i = 0; i < steps; i++) {
      json.append(i == 0 ? "" : ",");
      json.append(STEP.formatted("filter_" + (i + 1), i, random.nextInt(1_000_000)));
      candidates.write(json, candidatesPerStep);
      json.append("}]}");
    }
    return json.append(']').toString();
  }
}
