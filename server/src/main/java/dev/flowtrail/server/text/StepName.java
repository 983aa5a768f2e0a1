package dev.flowtrail.server.text;

/**
 * How a flow names one of its steps.
 *
 * @param version 1 for the first of this name
 */
public record StepName(String name, int version) {}
