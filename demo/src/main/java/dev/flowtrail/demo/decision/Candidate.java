package dev.flowtrail.demo.decision;

/** Something a pipeline decides about, known by the same id in every step. */
public interface Candidate {

  /** What names the candidate, the same through all steps of a flow and in every flow. */
  String id();

  /** What a person calls it. */
  String title();
}
