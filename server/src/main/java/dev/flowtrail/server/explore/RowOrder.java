package dev.flowtrail.server.explore;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * In which order rows are listed. Every row has a place of its own, so that pages neither repeat
 * nor leave out any.
 *
 * @param keys what rows are ordered by
 */
record RowOrder(List<Key> keys, boolean descending) {

  /** An expression of SQL, and what its values are. */
  record Key(String expression, Place.Part part) {}

  /** What every row has a place of its own by. */
  private static final Map<Scope, List<Key>> PLACES =
      Map.of(
          Scope.FLOW,
          List.of(time("flow.created_at"), id("flow.id")),
          Scope.STEP,
          List.of(time("flow.created_at"), id("flow.id"), id("step.id")),
          Scope.CANDIDATE,
          List.of(
              time("flow_start"),
              id("flow_id"),
              number("coalesce(position, -1)"),
              id("observation_id"),
              number("ordinal")));

  private static Key time(String expression) {
    return new Key(expression, Place.Part.TIME);
  }

  private static Key id(String expression) {
    return new Key(expression, Place.Part.ID);
  }

  private static Key number(String expression) {
    return new Key(expression, Place.Part.NUMBER);
  }

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
      keys.add(number(expression(rows, name)));
    }
    keys.addAll(PLACES.getOrDefault(rows, List.of()));
    return new RowOrder(List.copyOf(keys), descending);
  }

  boolean isNewestFirst() {
    return descending && keys.getFirst().part() == Place.Part.TIME;
  }

  /** When the flow of a cursor's row began, in a list that is ordered by that first. */
  @Nullable Instant start(@Nullable String cursor) {
    return cursor == null ? null : (Instant) place(cursor).values().getFirst();
  }

  private Place place(String cursor) {
    return Place.parse(cursor, keys.stream().map(Key::part).toList());
  }

  private static String expression(Scope rows, String name) {
    Field field = Vocabulary.find(rows, name);
    if (field == null || !isSortable(field.type())) {
      throw ExploreRequest.invalid("sort", expected(rows));
    }
    FieldSql fields = rows == Scope.CANDIDATE ? CandidateFields.FIELDS : PostgresFields.FIELDS;
    return "coalesce(%s, '-Infinity'::float8)".formatted(fields.number(field, new Parameters()));
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

  /**
   * The rows behind the place of a cursor, to be added to a condition; nothing without a cursor.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it is no cursor of this list
   */
  String behind(@Nullable String cursor, Parameters parameters) {
    if (cursor == null) {
      return "";
    }
    Place place = place(cursor);
    return "and (%s) %s (%s)"
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

  /** The same over rows that have selected their places. */
  String orderBySelected() {
    return IntStream.range(0, keys.size())
        .mapToObj(i -> "key" + i + (descending ? " desc" : ""))
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

  /** The place of a row that selects the values. */
  Place place(ResultSet row) throws SQLException {
    List<Object> values = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String column = "key" + i;
      values.add(
          switch (keys.get(i).part()) {
            case NUMBER -> row.getDouble(column);
            case ID -> row.getObject(column, UUID.class);
            case TIME -> row.getObject(column, OffsetDateTime.class).toInstant();
          });
    }
    return new Place(values);
  }
}
