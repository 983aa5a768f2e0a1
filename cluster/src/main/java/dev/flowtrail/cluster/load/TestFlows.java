package dev.flowtrail.cluster.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.UUID;

/** Makes flows from a seed: the same number gives the same flow, always. Thread-safe. */
public final class TestFlows {

  private static final int MAX_STEPS = 3;

  private static final String FLOW =
      """
      {"flow":{"name":"torture",%s"key":"%s","createdAt":"2026-01-05T10:00:00.000Z",\
      "finishedAt":"2026-01-05T10:00:02.000Z","attributes":{"number":%d}},"steps":[%s]}\
      """;

  private static final String STEP =
      """
      {"name":"%s","version":1,"position":%d,"status":"completed","reason":"",\
      "createdAt":"2026-01-05T10:00:01.000Z","observations":[%s]}\
      """;

  private static final String OBSERVATION =
      """
      {"name":"%s","version":1,"data":%s}\
      """;

  private final long seed;
  private final String prefix;
  private final SizeMix sizes;

  public TestFlows(long seed, SizeMix sizes) {
    this.seed = seed;
    this.prefix = "torture-%d-".formatted(seed);
    this.sizes = sizes;
  }

  public TestFlow flow(int number) {
    SplittableRandom random = new SplittableRandom(seed * 1_000_003 + number);
    String key = key(number);
    // Some clients choose the flow's id, the others leave that to the server.
    String id =
        random.nextInt(4) == 0
            ? "\"id\":\"%s\",".formatted(new UUID(random.nextLong(), random.nextLong()))
            : "";
    List<TestFlow.Observation> observations = new ArrayList<>();
    StringBuilder steps = new StringBuilder();
    int stepCount = 1 + random.nextInt(MAX_STEPS);
    for (int step = 0; step < stepCount; step++) {
      int bytes = step == 0 ? sizes.nextBytes(random) : random.nextInt(500);
      steps.append(step == 0 ? "" : ",").append(step(number, step, bytes, random, observations));
    }
    String body = FLOW.formatted(id, key, number, steps);
    return new TestFlow(number, key, body.getBytes(UTF_8), List.copyOf(observations));
  }

  private String key(int number) {
    return prefix + number;
  }

  /** Which flow has the key; empty when it is not of this seed. */
  public OptionalInt number(String key) {
    return key.startsWith(prefix)
        ? OptionalInt.of(Integer.parseInt(key.substring(prefix.length())))
        : OptionalInt.empty();
  }

  private static String step(
      int number,
      int position,
      int bytes,
      SplittableRandom random,
      List<TestFlow.Observation> observations) {
    String name = "step_" + position;
    String data = RandomData.of(number, position, bytes, random);
    String configuration = "{\"threshold\" : %d.50}".formatted(random.nextInt(1000));
    observations.add(new TestFlow.Observation(name, "evaluations", data.getBytes(UTF_8)));
    observations.add(new TestFlow.Observation(name, "config", configuration.getBytes(UTF_8)));
    return STEP.formatted(
        name,
        position,
        OBSERVATION.formatted("evaluations", data)
            + ","
            + OBSERVATION.formatted("config", configuration));
  }
}
