package dev.flowtrail.demo.decision;

import org.jspecify.annotations.Nullable;

/** A candidate with two values, of which one may be unknown. */
record Thing(String id, double weight, @Nullable String colour) implements Candidate {

  @Override
  public String title() {
    return "thing " + id;
  }
}
