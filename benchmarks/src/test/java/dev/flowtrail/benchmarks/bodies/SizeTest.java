package dev.flowtrail.benchmarks.bodies;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flowtrail.benchmarks.load.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizeTest {

  private final Bodies bodies = new Bodies();

  @ParameterizedTest
  @CsvSource({"S,2500", "M,205000", "L,20000000", "X,50000000"})
  void flowIsAsLargeAsItsNameSays(Size size, int bytes) {
    assertThat(FlowRequests.each(bodies, "load", size).request(0).bodyBytes())
        .isCloseTo(bytes, withinPercentage(5));
  }

  @ParameterizedTest
  @CsvSource({"S,2", "M,16"})
  void flowHasSoManyObservations(Size size, int observations) throws Exception {
    byte[] document = FlowRequests.each(bodies, "load", size).document(0);

    JsonNode steps = new ObjectMapper().readTree(document).path("steps");
    assertThat(steps.findValues("observations").stream().mapToInt(JsonNode::size).sum())
        .isEqualTo(size.observations())
        .isEqualTo(observations);
  }

  @Test
  void largeFlowHasFiftyThousandCandidates() {
    assertThat(Size.L.candidates()).isEqualTo(50_000);
  }

  @Test
  void sameNumberIsTheSameRequest() {
    FlowRequests flows = FlowRequests.each(bodies, "load", Size.S);

    Request once = flows.request(7);
    Request again = flows.request(7);

    assertThat(again.head()).isEqualTo(once.head());
    assertThat(again.tail()).isSameAs(once.tail());
    assertThat(flows.request(8).head()).isNotEqualTo(once.head());
  }

  @Test
  void lengthInTheHeadIsTheBodys() {
    Request request = FlowRequests.each(bodies, "load", Size.S).request(3);

    assertThat(new String(request.head(), US_ASCII))
        .contains("\r\nContent-Length: " + request.bodyBytes() + "\r\n\r\n{\"flow\"");
  }
}
