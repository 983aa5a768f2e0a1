package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import dev.flowtrail.server.explore.ModelFlow.ModelCandidate;
import dev.flowtrail.server.explore.ModelFlow.ModelStep;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes up flows: few values of each kind, so that queries find some and not others. */
final class TestData {

  static final Instant FIRST = Instant.parse("2026-01-05T10:00:00Z");
  static final List<String> PROCESSES = List.of("films", "products", "a \"quoted\" \\ name");
  static final List<String> STEPS = List.of("read", "filter", "best of all");
  static final List<String> KINDS = List.of("filter", "score", "rank");
  static final List<String> REASONS = List.of("", "no 50% left", "out of_stock", "Über 9000");
  static final List<String> RULES = List.of("min_rating", "in stock");
  static final List<String> TITLES =
      List.of(
          "Étui de téléphone",
          "phone case 🎧",
          "手机壳 红色",
          "กล่องโทรศัพท์",
          "جراب الهاتف",
          "Чехол для телефона",
          "Groß-ﬁlter: \"naïve\" ΣΟΦΟΣ",
          "ｶﾒﾗカメラ𠮷野",
          "case phone\nout_of_stock".repeat(200));
  static final List<String> MARKETS = List.of("DE", "FR", "7", "it's; drop table flow --");

  private final Random random;

  TestData(long seed) {
    this.random = new Random(seed);
  }

  <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  private boolean rarely() {
    return random.nextInt(4) == 0;
  }

  private UUID id() {
    return new UUID(random.nextLong() & ~0xf000L | 0x7000L, random.nextLong() >>> 2 | 1L << 63);
  }

  List<ModelFlow> flows(int count) {
    return IntStream.range(0, count).mapToObj(this::flow).toList();
  }

  /** Every third begins together with the one before it. */
  private ModelFlow flow(int number) {
    Instant start = FIRST.plus(Duration.ofMinutes(7L * (number - (number % 3 == 2 ? 1 : 0))));
    String status = oneOf(List.of("completed", "completed", "failed", "running", "pending"));
    boolean ended = status.equals("completed") || status.equals("failed");
    List<ModelStep> steps = new ArrayList<>();
    int count = random.nextInt(4);
    for (int position = 0; position < count; position++) {
      steps.add(step(start, steps, ended));
    }
    return new ModelFlow(
        id().toString(),
        oneOf(PROCESSES),
        rarely() ? null : "order-" + number % 10,
        status,
        rarely() ? oneOf(REASONS) : null,
        start,
        ended ? start.plusMillis(random.nextInt(5_000)) : null,
        attributes(),
        rarely() ? oneOf(List.of("good", "bad")) : null,
        steps);
  }

  private Map<String, Object> attributes() {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (!rarely()) {
      attributes.put("market", oneOf(MARKETS));
    }
    if (!rarely()) {
      attributes.put("size", rarely() ? "big" : random.nextInt(10));
    }
    return attributes;
  }

  private ModelStep step(Instant flowStart, List<ModelStep> before, boolean flowEnded) {
    String name = oneOf(STEPS);
    int repeats = (int) before.stream().filter(step -> step.name().equals(name)).count();
    Instant start = flowStart.plusMillis(random.nextInt(1_000));
    boolean ended = !rarely();
    return new ModelStep(
        id().toString(),
        name,
        1 + repeats,
        before.size(),
        rarely() ? null : oneOf(KINDS),
        ended ? oneOf(List.of("completed", "failed")) : "running",
        oneOf(REASONS),
        start,
        ended ? start.plusMillis(random.nextInt(2_000)) : null,
        // The index holds the candidates of flows that ended.
        !flowEnded || rarely() ? null : candidates());
  }

  private List<ModelCandidate> candidates() {
    int count = random.nextInt(11);
    int threshold = random.nextInt(11);
    return IntStream.range(0, count).mapToObj(number -> candidate(number, threshold)).toList();
  }

  private ModelCandidate candidate(int number, int threshold) {
    boolean passed = random.nextInt(10) >= threshold;
    return new ModelCandidate(
        "B" + number,
        passed,
        passed || rarely() ? null : oneOf(RULES),
        rarely() ? oneOf(REASONS) : null,
        random.nextInt(20) / 2.0,
        random.nextInt(30),
        rarely() ? oneOf(TITLES) : "a thing");
  }

  /** Documents as text. */
  static final class Json {

    private Json() {}

    /** What stands in the document as it is. */
    record Raw(String json) {}

    static Raw raw(String json) {
      return new Raw(json);
    }

    static String object(@Nullable Object... namesAndValues) {
      Map<String, @Nullable Object> members = new LinkedHashMap<>();
      for (int i = 0; i < namesAndValues.length; i += 2) {
        members.put((String) namesAndValues[i], namesAndValues[i + 1]);
      }
      return object(members);
    }

    static String object(Map<String, ? extends @Nullable Object> members) {
      return members.entrySet().stream()
          .map(member -> value(member.getKey()) + ":" + value(member.getValue()))
          .collect(Collectors.joining(",", "{", "}"));
    }

    static String array(List<String> documents) {
      return documents.stream().collect(Collectors.joining(",", "[", "]"));
    }

    private static String value(@Nullable Object value) {
      return switch (value) {
        case null -> "null";
        case Raw(String json) -> json;
        case Number number -> number.toString();
        case String[] texts -> array(Stream.of(texts).map(Json::value).toList());
        case Boolean flag -> flag.toString();
        default ->
            '"' + new String(JsonStringEncoder.getInstance().quoteAsString(value.toString())) + '"';
      };
    }
  }
}
