package dev.flowtrail.demo.decision;

import java.util.Map;

/** A candidate with its score and the points each part gave. */
public record Scored<T>(T candidate, double total, Map<String, Double> points) {}
