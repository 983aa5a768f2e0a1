package dev.flowtrail.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class IdsTest {

  private static final String ID = "\"019706a0-0000-7000-8000-000000000001\"";

  @Test
  void givenIdsAreKept() {
    UUID id = UUID.fromString("019706a0-0000-7000-8000-000000000001");

    assertThat(Reading.readFlow(Given.flow().with("id", ID)).id()).isEqualTo(id);
    assertThat(Reading.readStep(Given.step().with("id", ID)).id()).isEqualTo(id);
    assertThat(Reading.readObservation(Given.observation().with("id", ID)).id()).isEqualTo(id);
  }

  @Test
  void missingIdsAreAskedForByPlace() {
    FlowDocument<String> document =
        Reading.read(
            Given.document(Given.step(), Given.step(Given.observation(), Given.observation())));

    assertThat(document.flow().id()).isEqualTo(new PlacedIds().flow());
    assertThat(document.steps())
        .extracting(step -> step.head().id())
        .containsExactly(new PlacedIds().step(0), new PlacedIds().step(1));
    assertThat(document.steps().get(1).observations())
        .extracting(observation -> observation.head().id())
        .containsExactly(new PlacedIds().observation(1, 0), new PlacedIds().observation(1, 1));
  }

  @Test
  void aGivenIdDoesNotMoveThePlacesOfOthers() {
    FlowDocument<String> document =
        Reading.read(Given.document(Given.step().with("id", ID), Given.step()));

    assertThat(document.steps().get(1).head().id()).isEqualTo(new PlacedIds().step(1));
  }

  @Test
  void anIdThatStandsTwiceIsAFaultAtTheSecondPlace() {
    JsonObject document =
        Given.document(Given.step().with("id", ID), Given.step(Given.observation().with("id", ID)));

    assertThat(Reading.faults(document))
        .containsExactly(
            new Fault(
                "/steps/1/observations/0/id",
                "expected an id of its own but it is the one at /steps/0/id"));
  }

  @Test
  void aStepMayNotCarryItsFlowsId() {
    JsonObject document =
        Given.documentOf(Given.flow().with("id", ID), Given.step().with("id", ID));

    assertThat(Reading.faults(document))
        .containsExactly(
            new Fault("/steps/0/id", "expected an id of its own but it is the one at /flow/id"));
  }

  @Test
  void aStepMayNameItsParent() {
    JsonObject child = Given.step().with("parentId", ID);

    assertThat(Reading.readStep(child).parentId())
        .isEqualTo(UUID.fromString("019706a0-0000-7000-8000-000000000001"));
  }
}
