package dev.flowtrail.demo.decision;

import dev.flowtrail.sdk.Submission;

/**
 * What a pipeline decided.
 *
 * @param submission the recorded flow on its way to the server
 * @param sentence the decision in one sentence, the same as the flow's reason
 */
public record Decided(Submission submission, String sentence) {}
