package dev.flowtrail.sdk;

import java.util.Locale;

/** The usual sorts of work. {@link Step#kind(String)} takes any other word. */
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
