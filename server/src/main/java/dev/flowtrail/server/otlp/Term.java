package dev.flowtrail.server.otlp;

import java.util.List;

/**
 * One thing that attributes tell.
 *
 * @param member what it is called in an observation
 * @param names what instrumentations call it, the newest convention first; the first that is there
 *     counts
 */
record Term(String member, List<String> names) {

  static Term of(String member, String... names) {
    return new Term(member, List.of(names));
  }
}
