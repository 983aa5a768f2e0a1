package dev.flowtrail.server.store;

/** Patterns for {@code like} and {@code ilike}. */
public final class LikePattern {

  private LikePattern() {}

  /** Fits whatever has the text somewhere in it; its own wildcards stand for themselves. */
  public static String containing(String text) {
    return "%" + text.replaceAll("([\\\\%_])", "\\\\$1") + "%";
  }
}
