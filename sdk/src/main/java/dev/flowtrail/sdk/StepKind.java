package dev.flowtrail.sdk;

import java.util.Locale;

/**
 * The usual sorts of work. {@link Step#kind(String)} takes any other word.
 *
 * <pre>{@code
 * flow.runStep("ask_model", step -> step.kind(StepKind.LLM).capture("prompt", prompt));
 * }</pre>
 */
public enum StepKind {
  GENERATE,
  RETRIEVE,
  FILTER,
  SCORE,
  RANK,
  SELECT,
  LLM,
  TOOL,
  TRANSFORM;

  private final String wireName = name().toLowerCase(Locale.ROOT);

  /** The name in JSON: {@code filter}. */
  public String wireName() {
    return wireName;
  }
}
