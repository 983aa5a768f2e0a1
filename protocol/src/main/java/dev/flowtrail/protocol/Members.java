package dev.flowtrail.protocol;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Walks the members of one JSON object and reports the required ones that are not there. */
final class Members {

  private final JsonParser parser;
  private final Faults faults;
  private final Values values;

  Members(JsonParser parser, Faults faults, Values values) {
    this.parser = parser;
    this.faults = faults;
    this.values = values;
  }

  /** Reads the value that the parser stands on; returns with it on the value's last token. */
  @FunctionalInterface
  interface Reader {

    /** Returns false, and leaves the value unread, when the member is unknown. */
    boolean read(String member, Pointer at) throws IOException;
  }

  /**
   * @param required members that must be there and not be null
   * @param present members that must be there and may be null
   */
  void read(Pointer at, List<String> required, List<String> present, Reader reader)
      throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      values.unexpected(at, "an object");
      return;
    }
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String member = parser.currentName();
      parser.nextToken();
      readMember(at.child(member), member, required, seen, reader);
    }
    reportMissing(at, required, seen);
    reportMissing(at, present, seen);
  }

  private void readMember(
      Pointer at, String member, List<String> required, Set<String> seen, Reader reader)
      throws IOException {
    if (seen.contains(member)) {
      faults.add(at, "expected each member once but found it again");
      values.skip();
    } else if (values.isNull() && required.contains(member)) {
      faults.add(at, "required, but was null");
      seen.add(member);
    } else if (reader.read(member, at)) {
      seen.add(member);
    } else {
      values.skip();
    }
  }

  private void reportMissing(Pointer at, List<String> names, Set<String> seen) {
    for (String name : names) {
      if (!seen.contains(name)) {
        faults.add(at.child(name), "required, but is missing");
      }
    }
  }

  /** Reads each element of an array. */
  void readArray(Pointer at, ElementReader reader) throws IOException {
    if (values.isNull()) {
      return;
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      values.unexpected(at, "an array");
      return;
    }
    for (int i = 0; parser.nextToken() != JsonToken.END_ARRAY; i++) {
      reader.read(at.child(i));
    }
  }

  /** Reads the element that the parser stands on. */
  @FunctionalInterface
  interface ElementReader {
    void read(Pointer at) throws IOException;
  }
}
