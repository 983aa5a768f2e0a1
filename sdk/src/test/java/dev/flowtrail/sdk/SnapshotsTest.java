package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.annotation.JsonRawValue;
import com.fasterxml.jackson.databind.JsonNode;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Any value of the host is kept as it was, or it is said why not. */
final class SnapshotsTest {
  @AutoClose private final SendingBench bench = new SendingBench();
  private final ScriptedServer server = bench.server;

  record Film(String title, int year, @Nullable BigDecimal score, Optional<String> tagline) {}

  @Test
  void recordIsAnObject() {
    Film film = new Film("Metropolis", 1927, new BigDecimal("8.30"), Optional.empty());

    assertThat(sent(film))
        .hasToString("{\"title\":\"Metropolis\",\"year\":1927,\"score\":8.30,\"tagline\":null}");
  }

  @Test
  void numbersKeepEveryDigit() {
    List<Number> numbers =
        List.of(
            new BigInteger("123456789012345678901234567890"),
            new BigDecimal("0.1000000000000000000000000001"),
            Long.MIN_VALUE,
            0.1,
            new BigDecimal("1E+400"));

    assertThat(sent(numbers))
        .hasToString(
            "[123456789012345678901234567890,0.1000000000000000000000000001,"
                + "-9223372036854775808,0.1,1E+400]");
  }

  @Test
  void timesAreText() {
    List<Object> times =
        List.of(
            Instant.parse("2026-01-05T10:00:00.123456Z"),
            LocalDate.of(2026, 1, 5),
            Duration.ofMillis(1_500));

    assertThat(sent(times))
        .hasToString("[\"2026-01-05T10:00:00.123456Z\",\"2026-01-05\",\"PT1.5S\"]");
  }

  @Test
  void optionalsAreTheirValues() {
    assertThat(sent(List.of(Optional.of("a"), OptionalInt.of(3), Optional.empty())))
        .hasToString("[\"a\",3,null]");
  }

  @Test
  void streamIsAnArrayAndIsClosed() {
    List<String> closed = new ArrayList<>();

    assertThat(sent(Stream.of("a", "b").onClose(() -> closed.add("stream"))))
        .hasToString("[\"a\",\"b\"]");
    assertThat(closed).containsExactly("stream");
  }

  @Test
  void parallelStreamKeepsItsOrder() {
    assertThat(sent(IntStream.range(0, 5).parallel())).hasToString("[0,1,2,3,4]");
  }

  @Test
  void iteratorAndIterableAreArrays() {
    Iterable<String> iterable = () -> List.of("c", "d").iterator();

    assertThat(sent(List.of(List.of("a", "b").iterator(), iterable)))
        .hasToString("[[\"a\",\"b\"],[\"c\",\"d\"]]");
  }

  @Test
  void nullIsNull() {
    assertThat(sent(null).isNull()).isTrue();
  }

  @Test
  void nullKeyOfAMapHasAName() {
    assertThat(sent(Collections.singletonMap(null, 1))).hasToString("{\"null\":1}");
  }

  @Test
  void objectWithoutPropertiesIsEmpty() {
    assertThat(sent(new Object())).hasToString("{}");
  }

  @Test
  void laterChangesDoNotMatter() {
    Map<String, Object> wishes = new HashMap<>(Map.of("genre", "drama"));
    Flow flow = bench.createFlow("selection");
    flow.runStep("parse", step -> step.capture("wishes", wishes));
    wishes.put("genre", "comedy");
    wishes.clear();

    assertThat(dataOf(flow)).hasToString("{\"genre\":\"drama\"}");
  }

  @Test
  void textCutThroughACharacterIsRepaired() {
    String cut = "film \uD83C\uDFA5".substring(0, 6);

    assertThat(sent(Map.of(cut, List.of(cut)))).hasToString("{\"film \uFFFD\":[\"film \uFFFD\"]}");
  }

  @Test
  void wholeSurrogatePairsPass() {
    assertThat(sent("film \uD83C\uDFA5").asText()).isEqualTo("film \uD83C\uDFA5");
  }

  record Quoted(@JsonRawValue String raw) {}

  @Test
  void rawJsonPassesAsItIs() {
    assertThat(sent(new Quoted("[1.50]")).at("/raw")).hasToString("[1.50]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "1 2", "nothing", "1},{"})
  void rawTextThatIsNoJsonCostsItsObservation(String raw) {
    assertThat(sent(new Quoted(raw)).path("flowtrail.lost").asText()).isEqualTo("encodeFailed");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2})
  void serializerThatWritesNotExactlyOneValueCostsItsObservation(int values) {
    assertThat(sent(new Awkward.Several(values)).path("flowtrail.lost").asText())
        .isEqualTo("encodeFailed");
  }

  @Test
  void throwingGetterCostsItsObservationAndSaysWhere() {
    JsonNode data = sent(List.of(Map.of("product", new Awkward.Throwing())));

    assertThat(data.path("flowtrail.lost").asText()).isEqualTo("encodeFailed");
    assertThat(data.path("detail").asText())
        .isEqualTo("java.lang.IllegalStateException at $[0].*.price");
  }

  @Test
  void contentNeverAppearsInWhatIsToldOfALoss() {
    sent(Map.of("secret 4711", new Awkward.Throwing()));
    sent(new Awkward.BrokenList());

    assertThat(bench.heard.details).hasSize(2).noneMatch(detail -> detail.contains("4711"));
    assertThat(bench.log).hasSize(1).noneMatch(line -> line.contains("4711"));
  }

  @Test
  void cycleCostsItsObservation() {
    JsonNode data = sent(Awkward.left);

    assertThat(data.path("flowtrail.lost").asText()).isEqualTo("encodeFailed");
    assertThat(data.path("detail").asText())
        .startsWith("Document nesting depth (196) exceeds the maximum allowed (195")
        .endsWith(" at $" + ".other".repeat(20));
    assertThat(bench.heard.causes).containsExactly(Loss.ENCODE_FAILED);
  }

  @Test
  void endlessRecursionCostsItsObservation() {
    assertThat(sent(new Awkward.Recursing()).path("flowtrail.lost").asText())
        .isEqualTo("encodeFailed");
  }

  @Test
  void endlessRowsCostTheirObservation() {
    assertThat(sent(new Awkward.Endless()).path("flowtrail.lost").asText())
        .isIn("tooLarge", "bufferFull");
  }

  @Test
  void giantTextCostsItsObservationAndIsNotCopied() {
    String giant = "x".repeat(100_000_000);
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Flow flow = bench.createFlow("selection");
    long before = threads.getCurrentThreadAllocatedBytes();

    flow.runStep(
        "parse",
        step -> {
          step.capture("text", giant).capture("map", Map.of("text", giant));
          step.retrieve("rows", List.of(giant), text -> text);
        });

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(giant.length() / 10);
    flow.finish();
    bench.sendDue();
    assertThat(server.only().json().at("/steps/0/observations"))
        .hasSize(3)
        .allMatch(lost -> lost.get("data").has("flowtrail.lost"));
  }

  @Test
  void lossIsToldWithItsPlace() {
    sent(new Awkward.Throwing());

    assertThat(bench.heard.details)
        .containsExactly(
            "observation data of step parse of flow selection:"
                + " java.lang.IllegalStateException at $.price");
  }

  @Test
  void deepestDataThatTheServerTakesIsKept() {
    assertThat(sent(nested(JacksonEncoder.MAX_DEPTH)).has(0)).isTrue();
    assertThat(sent(nested(JacksonEncoder.MAX_DEPTH + 1)).path("flowtrail.lost").asText())
        .isEqualTo("encodeFailed");
  }

  private JsonNode sent(@Nullable Object value) {
    Flow flow = bench.createFlow("selection");
    flow.runStep("parse", step -> step.capture("data", value));
    return dataOf(flow);
  }

  private JsonNode dataOf(Flow flow) {
    flow.finish();
    bench.sendDue();
    List<Received> received = server.received();
    return received.get(received.size() - 1).onlyData();
  }

  private static Object nested(int depth) {
    Object nested = List.of();
    for (int i = 1; i < depth; i++) {
      nested = List.of(nested);
    }
    return nested;
  }
}
