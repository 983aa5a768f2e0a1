package dev.flowtrail.server.access;

/** The teams whose flows are kept apart. */
public final class Teams {

  /** The team of every request as long as no keys are handed out. */
  public static final int DEFAULT_TEAM_ID = 1;

  private Teams() {}
}
