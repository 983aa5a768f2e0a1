/** The shortest program that leaves a trail on this server. */
export function firstFlowSnippet(endpoint: string): string {
  return `var trail = FlowTrail.builder().endpoint("${endpoint}").build();

try (var flow = trail.createFlow("film_of_the_night")) {
  flow.step("filter", step -> {
    step.capture("films", films, Map.of("rating", "number", "passed", "boolean"));
    step.finish(Status.COMPLETED, "kept 12 of 50");
  });
}`;
}
