package dev.flowtrail.protocol;

import java.util.List;

/** A well-formed JSON document that is not what the contract asks for. */
public final class InvalidDocumentException extends RuntimeException {

  private final transient List<Fault> faults;

  public InvalidDocumentException(List<Fault> faults) {
    super("faults found: " + faults.size() + ", the first " + describe(faults.get(0)));
    this.faults = List.copyOf(faults);
  }

  private static String describe(Fault fault) {
    return "at " + Text.quote(fault.pointer()) + ": " + fault.detail();
  }

  /** Everything that is wrong, in the order it was found; at most {@link Limits#MAX_FAULTS}. */
  public List<Fault> faults() {
    return faults;
  }
}
