/** The shortest program that leaves a trail on this server. */
export function firstFlowSnippet(endpoint: string): string {
  return `import dev.flowtrail.sdk.FlowTrail;
import dev.flowtrail.sdk.Shape;
import java.util.List;
import java.util.Map;

public class FirstFlow {
  public static void main(String[] args) {
    var films = List.of(
        Map.of("id", "alien", "rating", 8.5, "kept", true),
        Map.of("id", "gigli", "rating", 2.4, "kept", false, "reason", "rating is below 7"));

    try (var trail = FlowTrail.builder().endpoint("${endpoint}").build()) {
      trail.runFlow("first_flow", flow -> flow.runStep("filter", step -> {
        step.capture("films", films, Shape.candidates("id").passed("kept").reason("reason"));
        step.finish("kept 1 of 2");
      }));
    }
  }
}`;
}
