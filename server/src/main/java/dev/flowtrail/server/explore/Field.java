package dev.flowtrail.server.explore;

/**
 * Something that can be compared, of flows, steps or candidates.
 *
 * @param name as queries write it; of a named one only what stands before its dot
 * @param member what stands behind the dot, such as an attribute's name; empty for others
 */
record Field(Scope scope, String name, ValueType type, String member) {

  /** When a flow began. */
  static final Field START = new Field(Scope.FLOW, "start", ValueType.TIME, "");

  /** As queries write it. */
  String written() {
    return member.isEmpty() ? name : name + "." + QueryWriter.word(member);
  }
}
