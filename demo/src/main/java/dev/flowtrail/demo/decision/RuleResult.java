package dev.flowtrail.demo.decision;

import org.jspecify.annotations.Nullable;

/** What one rule said about one candidate, with everything needed to say why. */
public record RuleResult(
    boolean passed, @Nullable Object actual, Object threshold, String operator, String detail) {}
