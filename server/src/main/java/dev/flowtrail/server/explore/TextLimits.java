package dev.flowtrail.server.explore;

/**
 * How much of what has a text is looked at, and how.
 *
 * @param many so many parts of texts, or more, are too many to be named by their ids
 * @param hits so many hits of a text that few have are looked up first, when a list shows the
 *     newest
 * @param flows so many of the newest flows are asked first whether they have a text that many have
 */
record TextLimits(int many, int hits, int flows) {

  static final TextLimits DEFAULT = new TextLimits(10_000, 1_000, 20_000);
}
