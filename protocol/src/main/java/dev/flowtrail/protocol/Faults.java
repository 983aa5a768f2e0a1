package dev.flowtrail.protocol;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with one document, and ends the reading when that is enough. */
final class Faults {

  private final List<Fault> found = new ArrayList<>();

  void add(Pointer at, String detail) {
    found.add(new Fault(at.toString(), detail));
    if (found.size() == Limits.MAX_FAULTS) {
      throwIfAny();
    }
  }

  boolean none() {
    return found.isEmpty();
  }

  void throwIfAny() {
    if (!found.isEmpty()) {
      throw new InvalidDocumentException(found);
    }
  }
}
