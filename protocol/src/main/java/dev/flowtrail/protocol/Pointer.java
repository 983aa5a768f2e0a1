package dev.flowtrail.protocol;

import org.jspecify.annotations.Nullable;

/** A place in a document; text is made only when a fault needs it. */
record Pointer(@Nullable Pointer parent, String name) {

  static final Pointer ROOT = new Pointer(null, "");

  /** The member's place, or this one when the name is nothing that an answer can carry. */
  Pointer child(String member) {
    return Text.findFault(member, 0, Limits.MAX_NAME_LENGTH) == null
        ? new Pointer(this, member)
        : this;
  }

  Pointer child(int index) {
    return new Pointer(this, Integer.toString(index));
  }

  /** The place as an RFC 6901 JSON Pointer. */
  @Override
  public String toString() {
    return parent == null ? "" : parent + "/" + name.replace("~", "~0").replace("/", "~1");
  }
}
