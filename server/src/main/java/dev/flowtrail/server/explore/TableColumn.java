package dev.flowtrail.server.explore;

/** A column of what is answered as a table. */
record TableColumn(String name, Type type) {

  enum Type {
    TEXT("text"),
    NUMBER("number"),
    FLAG("flag"),
    TIME("time");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** The name in JSON. */
    String wireName() {
      return wireName;
    }
  }

  static TableColumn text(String name) {
    return new TableColumn(name, Type.TEXT);
  }

  static TableColumn number(String name) {
    return new TableColumn(name, Type.NUMBER);
  }

  static TableColumn flag(String name) {
    return new TableColumn(name, Type.FLAG);
  }

  static TableColumn time(String name) {
    return new TableColumn(name, Type.TIME);
  }
}
