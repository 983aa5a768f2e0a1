package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** The laws of the merge, over flows of every shape and over writers who disagree. */
class FlowMergeTest {

  private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");
  private static final UUID FLOW = new UUID(1, 1);

  @Property(tries = 1000, edgeCases = EdgeCasesMode.NONE)
  void anyOrderRepetitionAndPartitionOfEventsMakesTheFlowThatWasSentWhole(
      @ForAll("flows") ToldFlow flow, @ForAll Random random) {
    FlowUpdate<String> inOrder = fold(flow.events());
    FlowUpdate<String> shaken = fold(shake(flow.events(), random));
    assertThat(shaken).isEqualTo(inOrder);
    FlowUpdate<String> whole = ToldFlow.update(flow.whole());
    assertThat(ToldFlow.shown(shaken)).isEqualTo(ToldFlow.shown(whole));
    assertThat(ToldFlow.shown(FlowFold.merge(shaken, whole))).isEqualTo(ToldFlow.shown(whole));
  }

  @Provide
  Arbitrary<ToldFlow> flows() {
    return ToldFlow.any();
  }

  @Property(tries = 3000, edgeCases = EdgeCasesMode.NONE)
  void writersWhoDisagreeMakeTheSameFlowInAnyOrder(@ForAll Random random) {
    List<FlowUpdate<String>> updates =
        IntStream.range(0, 2 + random.nextInt(6)).mapToObj(i -> update(random)).toList();
    FlowUpdate<String> inOrder = fold(updates);
    assertThat(fold(shake(updates, random))).isEqualTo(inOrder);
    assertThat(FlowFold.merge(inOrder, inOrder)).isEqualTo(inOrder);
    assertThat(FlowFold.merge(inOrder, updates.get(0))).isEqualTo(inOrder);
  }

  @Property(tries = 500, edgeCases = EdgeCasesMode.NONE)
  void whatIsKnownCanBeToldAgainAsEvents(@ForAll("flows") ToldFlow flow) {
    FlowUpdate<String> known = fold(flow.events());
    String lines = Events.line(writer -> writer.write(known));
    assertThat(Events.read(known.flow().id(), lines).update()).isEqualTo(known);
  }

  private static FlowUpdate<String> fold(List<FlowUpdate<String>> updates) {
    return updates.stream().reduce(FlowFold::merge).orElseThrow();
  }

  /** The same in another order, some of it repeatedly, put together in groups first. */
  private static List<FlowUpdate<String>> shake(List<FlowUpdate<String>> updates, Random random) {
    List<FlowUpdate<String>> shaken = new ArrayList<>(updates);
    for (FlowUpdate<String> update : updates) {
      if (random.nextInt(3) == 0) {
        shaken.add(update);
      }
    }
    Collections.shuffle(shaken, random);
    List<FlowUpdate<String>> groups = new ArrayList<>();
    for (int from = 0; from < shaken.size(); ) {
      int to = Math.min(shaken.size(), from + 1 + random.nextInt(3));
      groups.add(fold(shaken.subList(from, to)));
      from = to;
    }
    return groups;
  }

  /** Something about one flow with few values, so that much is said twice and differently. */
  private static FlowUpdate<String> update(Random random) {
    FlowPart flow =
        new FlowPart(
            FLOW,
            text(random, "flow"),
            text(random, "key"),
            outcome(random),
            time(random),
            time(random),
            attributes(random),
            random.nextBoolean() ? null : new Trace("t" + random.nextInt(2), text(random, "s")));
    FlowFold<String> fold = FlowFold.beginWith(new FlowUpdate<>(flow, Map.of(), Map.of()));
    for (int i = random.nextInt(3); i > 0; i--) {
      fold.add(step(random));
    }
    for (int i = random.nextInt(3); i > 0; i--) {
      ObservationPart<String> part = observation(random);
      fold.observe(new FlowUpdate.Key(part.head().id(), Contents.hash(part.data())), part);
    }
    return fold.toUpdate();
  }

  private static StepPart step(Random random) {
    return new StepPart(
        new UUID(2, random.nextInt(3)),
        text(random, "step"),
        random.nextBoolean() ? null : 1 + random.nextInt(2),
        random.nextBoolean() ? null : random.nextInt(3),
        random.nextBoolean() ? null : new UUID(2, random.nextInt(3)),
        text(random, "kind"),
        outcome(random),
        time(random),
        time(random),
        time(random));
  }

  private static ObservationPart<String> observation(Random random) {
    ObservationHead head =
        new ObservationHead(
            new UUID(3, random.nextInt(2)),
            "rows" + random.nextInt(2),
            1 + random.nextInt(2),
            ObservationRole.values()[random.nextInt(2)],
            null,
            random.nextBoolean() ? Map.of() : Map.of("a", FieldType.NUMBER),
            NOON.plusMillis(random.nextInt(2)));
    return new ObservationPart<>(
        new UUID(2, random.nextInt(3)),
        random.nextBoolean() ? null : random.nextInt(2),
        head,
        "[" + random.nextInt(2) + "]");
  }

  private static @Nullable Attributes attributes(Random random) {
    return random.nextBoolean()
        ? null
        : Attributes.of(
            "{\"a\":%d.0,\"%s\":[\"x\"]}".formatted(random.nextInt(2), "b" + random.nextInt(2)),
            time(random));
  }

  private static Outcome outcome(Random random) {
    return new Outcome(
        Status.sendable().get(random.nextInt(Status.sendable().size())), text(random, "reason"));
  }

  private static @Nullable String text(Random random, String prefix) {
    return random.nextInt(3) == 0 ? null : prefix + random.nextInt(3);
  }

  private static @Nullable Instant time(Random random) {
    return random.nextInt(3) == 0 ? null : NOON.plusMillis(random.nextInt(3));
  }
}
