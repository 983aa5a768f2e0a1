package dev.flowtrail.demo.decision;

/** A candidate in its place; 1 is best. */
public record Ranked<T>(int rank, T candidate, double score) {}
