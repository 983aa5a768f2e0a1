package dev.flowtrail.server.explore;

import dev.flowtrail.server.index.Column;

/** A column of what is answered as a table. */
record TableColumn(String name, Type type) {

  enum Type {
    TEXT("text", Column.Type.TEXT),
    TEXTS("texts", Column.Type.TEXTS),
    NUMBER("number", Column.Type.NUMBER),
    /** A number without a fraction. */
    WHOLE("number", Column.Type.WHOLE),
    FLAG("flag", Column.Type.FLAG),
    TIME("time", Column.Type.TIME);

    private final String wireName;
    private final Column.Type inDuckDb;

    Type(String wireName, Column.Type inDuckDb) {
      this.wireName = wireName;
      this.inDuckDb = inDuckDb;
    }

    /** The name in JSON. */
    String wireName() {
      return wireName;
    }

    Column.Type inDuckDb() {
      return inDuckDb;
    }
  }

  static TableColumn text(String name) {
    return new TableColumn(name, Type.TEXT);
  }

  static TableColumn number(String name) {
    return new TableColumn(name, Type.NUMBER);
  }

  static TableColumn texts(String name) {
    return new TableColumn(name, Type.TEXTS);
  }

  static TableColumn whole(String name) {
    return new TableColumn(name, Type.WHOLE);
  }

  static TableColumn flag(String name) {
    return new TableColumn(name, Type.FLAG);
  }

  static TableColumn time(String name) {
    return new TableColumn(name, Type.TIME);
  }
}
