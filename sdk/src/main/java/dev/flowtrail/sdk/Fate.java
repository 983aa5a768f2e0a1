package dev.flowtrail.sdk;

/**
 * What became of a candidate of a big step.
 *
 * @param reason the same text for the same fate
 * @param missed which rule or cut-off it missed, when it was only one
 * @param distance by how much, in that rule's own unit; NaN when that cannot be said
 */
record Fate(String reason, int missed, double distance) {
  static final Fate KEPT = new Fate("kept", 0, Double.NaN);

  /** Of candidates that are only listed or scored. */
  static final Fate LISTED = new Fate("listed", 0, Double.NaN);
}
