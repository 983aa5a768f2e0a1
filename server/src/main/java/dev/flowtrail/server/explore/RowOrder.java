package dev.flowtrail.server.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * In which order rows are listed. Every row has a place of its own, so that pages neither repeat
 * nor leave out any.
 *
 * @param keys what rows are ordered by
 */
record RowOrder(List<Key> keys, boolean descending) {

  /** An expression of SQL, and what its values are. */
  record Key(String expression, Place.Part part) {}

  private static final Key FLOW_START = new Key("flow.created_at", Place.Part.TIME);
  private static final Key FLOW_ID = new Key("flow.id", Place.Part.ID);
  private static final Key STEP_ID = new Key("step.id", Place.Part.ID);

  /**
   * Reads an order; the newest come first where none is given.
   *
   * @throws dev.flowtrail.server.http.ProblemException when rows cannot be ordered so
   */
  static RowOrder of(Scope rows, String sort) {
    boolean descending = sort.isEmpty() || sort.startsWith("-");
    String name = sort.startsWith("-") ? sort.substring(1) : sort;
    List<Key> keys = new ArrayList<>();
    if (!name.isEmpty() && !name.equals("start")) {
      keys.add(new Key(number(rows, name), Place.Part.NUMBER));
    }
    keys.add(FLOW_START);
    keys.add(FLOW_ID);
    if (rows == Scope.STEP) {
      keys.add(STEP_ID);
    }
    return new RowOrder(List.copyOf(keys), descending);
  }

  private static String number(Scope rows, String name) {
    Field field = Vocabulary.find(rows, name);
    if (field == null || !isSortable(field.type())) {
      throw ExploreRequest.invalid("sort", expected(rows));
    }
    return "coalesce(%s::float8, '-Infinity')".formatted(PostgresFields.expression(field));
  }

  private static boolean isSortable(ValueType type) {
    return type == ValueType.NUMBER || type == ValueType.LENGTH;
  }

  private static String expected(Scope rows) {
    return Vocabulary.of(rows).stream()
        .filter(entry -> isSortable(entry.type()))
        .map(Vocabulary.Entry::name)
        .collect(
            Collectors.joining(", ", "one of start, ", ", with - before it for the most first"));
  }

  /** The rows behind a place. */
  String behind(Place place, Parameters parameters) {
    return "(%s) %s (%s)"
        .formatted(
            joined(""),
            descending ? "<" : ">",
            place.values().stream()
                .map(value -> parameters.bind(Place.bound(value)))
                .collect(Collectors.joining(", ")));
  }

  String orderBy() {
    return joined(descending ? " desc" : "");
  }

  private String joined(String behindEach) {
    return keys.stream()
        .map(key -> key.expression() + behindEach)
        .collect(Collectors.joining(", "));
  }

  /** The values by which a row has its place, as columns {@code key0}, {@code key1} and so on. */
  String selected() {
    StringBuilder selected = new StringBuilder();
    for (int i = 0; i < keys.size(); i++) {
      selected
          .append(i == 0 ? "" : ", ")
          .append(keys.get(i).expression())
          .append(" as key")
          .append(i);
    }
    return selected.toString();
  }

  List<Place.Part> parts() {
    return keys.stream().map(Key::part).toList();
  }
}
