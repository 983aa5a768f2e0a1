package dev.flowtrail.server.insight;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The lists of a step's input and output, as far as they speak of the same things. */
final class ListedIds {

  private final String wanted;
  private final Set<String> in = new HashSet<>();
  private boolean wantedIn;
  private boolean wantedOut;
  private boolean related;
  private int out;

  ListedIds(String wanted) {
    this.wanted = wanted;
  }

  void addInput(Candidate candidate) {
    in.add(candidate.id());
    wantedIn |= candidate.id().equals(wanted);
  }

  /** To be called after all of the input. */
  void addOutput(Candidate candidate) {
    out++;
    related |= in.contains(candidate.id());
    wantedOut |= candidate.id().equals(wanted);
  }

  /** Whether the output names something of the input, so that what is missing there was dropped. */
  boolean areRelated() {
    return related;
  }

  int in() {
    return in.size();
  }

  int out() {
    return out;
  }

  @Nullable Boolean entered() {
    return wantedIn || wantedOut ? Boolean.TRUE : related ? Boolean.FALSE : null;
  }

  @Nullable Boolean wentOn() {
    return wantedOut ? Boolean.TRUE : wantedIn && related ? Boolean.FALSE : null;
  }
}
