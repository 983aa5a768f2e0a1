package dev.flowtrail.protocol;

import java.util.List;

/** A well-formed JSON document that is not what the contract asks for. */
public final class InvalidDocumentException extends RuntimeException {

  private final transient List<Fault> faults;

  public InvalidDocumentException(List<Fault> faults) {
    super(faults.size() + " faults, the first at " + faults.get(0));
    this.faults = List.copyOf(faults);
  }

  /** Everything that is wrong, in the order of the document; at most {@link Limits#MAX_FAULTS}. */
  public List<Fault> faults() {
    return faults;
  }
}
