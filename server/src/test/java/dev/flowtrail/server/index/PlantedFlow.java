package dev.flowtrail.server.index;

import static java.util.stream.Collectors.joining;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A flow whose candidates are known, as a client's document; one seed makes one flow. What the
 * index has to say of it is told in plain words here, by no part of the server.
 */
final class PlantedFlow {

  private static final Instant FIRST_DAY = Instant.parse("2026-01-05T00:00:00Z");
  private static final String[] WORDS = {
    "plain", "mit Umlaut ü", "猫", "a 'quote'", "😀", "\\\"q\\\""
  };

  /** What the index says of one candidate at one step. */
  record Row(
      UUID flowId,
      String process,
      Instant flowStart,
      String step,
      @Nullable String kind,
      String id,
      @Nullable Boolean passed,
      List<String> failedRules,
      @Nullable String reason,
      @Nullable Double score,
      @Nullable Integer rank,
      String fields,
      @Nullable String rest) {}

  private final Random random;
  private final UUID id;
  private final UUID stepId;
  private final String process;
  private final Instant start;
  private final List<Row> first;
  private final String document;
  private final List<Row> later = new ArrayList<>();

  PlantedFlow(long seed, int days) {
    random = new Random(seed);
    id = new UUID(seed, random.nextLong());
    stepId = new UUID(random.nextLong(), random.nextLong());
    process = "process-" + random.nextInt(3);
    start = FIRST_DAY.plusSeconds(86_400L * random.nextInt(days) + random.nextInt(80_000));
    first = new ArrayList<>();
    document = document();
  }

  UUID id() {
    return id;
  }

  String document() {
    String declared = candidates("filter", "filter", first);
    String recognised = recognised("judge", first);
    return """
    {"flow":{"id":"%s","name":"%s","createdAt":"%s","finishedAt":"%s","status":"completed"},
    "steps":[
    {"id":"%s","name":"filter","kind":"filter","version":1,"position":0,"status":"completed",
    "reason":"","createdAt":"%3$s","observations":[{"name":"seen","version":1,%s}]},
    {"name":"judge","version":1,"position":1,"status":"completed","reason":"","createdAt":"%3$s",
    "observations":[{"name":"verdicts","version":1,"data":%s}]}]}
    """
        .formatted(id, process, start, start.plusSeconds(2), stepId, declared, recognised)
        .replace("\n", "");
  }

  String text() {
    return document;
  }

  /** What is true once the document is stored. */
  List<Row> rows() {
    return first;
  }

  /** One more version of what the first step saw, as an event; it takes the place of the other. */
  String laterEvent() {
    String members = candidates("filter", "filter", later);
    later.addAll(first.stream().filter(row -> row.step().equals("judge")).toList());
    return """
    {"type":"observation.captured","observation":{"id":"%s","stepId":"%s","name":"seen","version":2,\
    "capturedAt":"%s",%s}}\
    """
        .formatted(new UUID(random.nextLong(), 7), stepId, start.plusSeconds(1), members);
  }

  /** What is true once the event is stored as well. */
  List<Row> laterRows() {
    return later;
  }

  /** With roles, rules and queryable fields. */
  private String candidates(String step, String kind, List<Row> rows) {
    List<String> elements = new ArrayList<>();
    for (int count = random.nextInt(6); count > 0; count--) {
      String name = "c" + random.nextInt(30);
      boolean tooDear = random.nextBoolean();
      boolean rated = random.nextBoolean();
      Boolean said = random.nextInt(3) == 0 ? null : (Boolean) !tooDear;
      String reason = WORDS[random.nextInt(WORDS.length)];
      String price = random.nextInt(100) + ".50";
      double score = random.nextInt(1000) / 8.0;
      String rules =
          "{\"max_price\":{\"passed\":%b,\"actual\":%s,\"threshold\":20},\"rated\":%b}"
              .formatted(!tooDear, price, rated);
      String rest = "\"nested\":{\"deep\":[1,12345678901234567890.10,null]},\"checks\":" + rules;
      elements.add(
          "{\"asin\":\"%s\",\"ok\":%s,\"points\":%s,\"place\":%d,\"why\":\"%s\",\"m\":{\"price\":%s},\"new\":true,%s}"
              .formatted(name, said, score, count, reason, price, rest));
      rows.add(
          new Row(
              id,
              process,
              start,
              step,
              kind,
              name,
              said != null ? said : tooDear || !rated ? Boolean.FALSE : null,
              failed(tooDear, rated),
              reason.replace("\\\"", "\""),
              score,
              count,
              "{m.price=" + price + ", new=true}",
              said == null
                  ? "{\"ok\":null,\"m\":{\"price\":%s},%s}".formatted(price, rest)
                  : "{\"m\":{\"price\":%s},%s}".formatted(price, rest)));
    }
    return """
    "roles":{"id":"asin","passed":"ok","score":"points","rank":"place","reason":"why",\
    "rules":"checks"},"queryable":{"m.price":"number","new":"boolean"},"data":[%s]\
    """
        .formatted(String.join(",", elements));
  }

  private static List<String> failed(boolean tooDear, boolean rated) {
    List<String> failed = new ArrayList<>();
    if (tooDear) {
      failed.add("max_price");
    }
    if (!rated) {
      failed.add("rated");
    }
    return failed;
  }

  /** Known by conventional names, within an object; who has no id cannot be told. */
  private String recognised(String step, List<Row> rows) {
    List<String> elements = new ArrayList<>();
    elements.add("{\"note\":\"no id\"}");
    for (int count = 1 + random.nextInt(4); count > 0; count--) {
      String name = "c" + random.nextInt(30);
      boolean passed = random.nextBoolean();
      elements.add("{\"id\":\"%s\",\"passed\":%b,\"rank\":1.5}".formatted(name, passed));
      rows.add(
          new Row(
              id,
              process,
              start,
              step,
              null,
              name,
              passed,
              List.of(),
              null,
              null,
              null,
              "{}",
              "{\"rank\":1.5}"));
    }
    return elements.stream().collect(joining(",", "{\"model\":\"m\",\"list\":[", "]}"));
  }
}
