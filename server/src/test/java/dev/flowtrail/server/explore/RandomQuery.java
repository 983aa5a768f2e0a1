package dev.flowtrail.server.explore;

import static dev.flowtrail.server.explore.TestData.FIRST;
import static dev.flowtrail.server.explore.TestData.KINDS;
import static dev.flowtrail.server.explore.TestData.MARKETS;
import static dev.flowtrail.server.explore.TestData.PROCESSES;
import static dev.flowtrail.server.explore.TestData.REASONS;
import static dev.flowtrail.server.explore.TestData.STEPS;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes up queries of every construct, as text. */
final class RandomQuery {

  private static final Map<String, List<String>> TEXTS =
      Map.ofEntries(
          Map.entry("process", PROCESSES),
          Map.entry("key", List.of("order-1", "order-2", "order-3", "nobody's")),
          Map.entry("reason", REASONS),
          Map.entry("name", STEPS),
          Map.entry("kind", KINDS),
          Map.entry("step", STEPS),
          Map.entry("rule", TestData.RULES),
          Map.entry("id", List.of("B0", "B1", "B5", "B9")),
          Map.entry("attr.market", MARKETS),
          Map.entry("attr.size", List.of("big", "3")),
          Map.entry("attr.\"no such\"", List.of("x")));

  private static final List<String> PARTS =
      List.of("ORDER-1", "filter", "50%", "_", "über", "drop table", "e", "\\", "'");

  private static final List<String> WORDS =
      List.of(
          "ORDER-1",
          "ord*",
          "filter",
          "uber",
          "drop table",
          "50% left",
          "out_of_stock",
          "best of al*",
          "B5",
          "téléphone",
          "ETUI de",
          "phone case",
          "case phone",
          "phone",
          "🎧",
          "手机",
          "机",
          "机手",
          "壳 红",
          "โทร",
          "الهاتف",
          "ТЕЛЕФОНА",
          "gross filter",
          "naive σοφοσ",
          "カメラ",
          "野",
          "stockcase phone",
          "films",
          "7",
          "no such",
          "a thing");

  private final Random random;
  private final boolean withCandidates;

  /**
   * @param withCandidates whether candidates are asked for, too
   */
  RandomQuery(long seed, boolean withCandidates) {
    this.random = new Random(seed);
    this.withCandidates = withCandidates;
  }

  private <T> T oneOf(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String query() {
    return any(Scope.FLOW, 3);
  }

  private String any(Scope scope, int depth) {
    return joined(scope, depth, List.of(" || "));
  }

  private String all(Scope scope, int depth) {
    return joined(scope, depth, List.of(" ", " && "));
  }

  private String joined(Scope scope, int depth, List<String> signs) {
    int count = 1 + random.nextInt(depth == 0 ? 1 : 2);
    List<String> parts = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      parts.add(signs.size() == 1 ? all(scope, depth) : term(scope, depth));
    }
    return parts.stream().collect(Collectors.joining(oneOf(signs)));
  }

  private String term(Scope scope, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 10)) {
      case 6 -> "!" + term(scope, depth - 1);
      case 7 -> "(" + any(scope, depth - 1) + ")";
      case 8, 9 -> scope == Scope.FLOW ? block(depth - 1) : comparison(scope);
      case 5 -> QueryWriter.quoted(oneOf(scope == Scope.CANDIDATE ? PARTS : WORDS));
      default -> comparison(scope);
    };
  }

  private String block(int depth) {
    Scope scope = withCandidates && random.nextBoolean() ? Scope.CANDIDATE : Scope.STEP;
    return scope.word() + "{" + (random.nextInt(10) == 0 ? "" : any(scope, depth)) + "}";
  }

  private String comparison(Scope scope) {
    return switch (scope) {
      case FLOW ->
          switch (random.nextInt(9)) {
            case 0 -> text(oneOf(List.of("process", "key", "reason")));
            case 1 -> text(oneOf(List.of("attr.market", "attr.size", "attr.\"no such\"")));
            case 2 -> choice("status", List.of("completed", "failed", "running", "abandoned"));
            case 3 -> choice("mark", List.of("good", "bad"));
            case 4 -> ordered(oneOf(List.of("start", "end")), time());
            case 5 -> ordered("duration", random.nextInt(5_000) + "ms");
            case 6 -> ordered("steps", "" + random.nextInt(4));
            case 7 -> ordered("attr.size", random.nextInt(10) + oneOf(List.of("", ".0", "e0")));
            default -> oneOf(List.of("from:", "to:")) + time();
          };
      case STEP ->
          switch (random.nextInt(6)) {
            case 0 -> text(oneOf(List.of("name", "kind", "reason")));
            case 1 -> choice("status", List.of("completed", "failed", "running"));
            case 2 -> ordered(oneOf(List.of("in", "out")), "" + random.nextInt(11));
            case 3 -> ordered(oneOf(List.of("version", "position")), "" + random.nextInt(3));
            case 4 -> ordered("duration", oneOf(List.of("0.5s", "1s", "1500ms", "1m")));
            default -> ordered("drop_ratio", oneOf(List.of("0", "0.5", "0.9", "0.25", "1", "0.3")));
          };
      case CANDIDATE ->
          switch (random.nextInt(5)) {
            case 0 -> text(oneOf(List.of("id", "step", "kind", "reason")));
            case 1 -> choice("passed", List.of("true", "false"));
            case 2 -> ordered("score", oneOf(List.of("0.5", "3", "7.5", "9.50")));
            case 3 -> ordered("field.price", "" + random.nextInt(30));
            default -> text(oneOf(List.of("id", "rule")));
          };
    };
  }

  private String time() {
    String instant = FIRST.plusSeconds(random.nextInt(60_000)).toString();
    return random.nextInt(5) == 0 ? instant.substring(0, 10) : instant;
  }

  private String text(String field) {
    List<String> values = TEXTS.getOrDefault(field, List.of("x"));
    return switch (random.nextInt(6)) {
      case 0 -> field + " != " + QueryWriter.quoted(oneOf(values));
      case 1 -> field + " ~ " + QueryWriter.quoted(oneOf(PARTS));
      case 2 ->
          field
              + oneOf(List.of(" in ", ":"))
              + list(Stream.of(oneOf(values), oneOf(values)).map(QueryWriter::quoted));
      case 3 -> field + oneOf(List.of(":", " != ")) + "null";
      default -> field + oneOf(List.of(":", " = ")) + QueryWriter.quoted(oneOf(values));
    };
  }

  private static String list(Stream<String> values) {
    return values.collect(Collectors.joining(", ", "(", ")"));
  }

  private String choice(String field, List<String> values) {
    return switch (random.nextInt(4)) {
      case 0 -> field + " != " + oneOf(values);
      case 1 -> field + ":" + list(Stream.of(oneOf(values), "null"));
      default -> field + ":" + oneOf(values);
    };
  }

  private String ordered(String field, String value) {
    return field + oneOf(List.of(" = ", " != ", " < ", " <= ", " > ", " >= ")) + value;
  }
}
