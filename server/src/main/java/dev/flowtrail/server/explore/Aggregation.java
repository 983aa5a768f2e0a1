package dev.flowtrail.server.explore;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * How rows are put together, and what is counted of them.
 *
 * @param sorted the column that the answer is ordered by, counted from 0
 */
record Aggregation(
    List<Group> groups, List<Measure> measures, int sorted, boolean descending, int limit) {

  private static final int DEFAULT_LIMIT = 1_000;
  private static final int MAX_LIMIT = 10_000;

  /**
   * Reads it from a request: counts where nothing else is asked for, the greatest first, but times
   * in their order.
   *
   * @throws dev.flowtrail.server.http.ProblemException when rows cannot be put together so
   */
  static Aggregation of(ExploreRequest asked) {
    List<Group> groups = asked.group().stream().map(name -> Group.parse(asked.of(), name)).toList();
    List<String> names = asked.measures().isEmpty() ? List.of("count") : asked.measures();
    List<Measure> measures = names.stream().map(name -> Measure.parse(asked.of(), name)).toList();
    int limit = asked.limit(DEFAULT_LIMIT, MAX_LIMIT);
    String usual =
        groups.stream().anyMatch(Group.ByTime.class::isInstance) ? "" : "-" + names.getFirst();
    String sort = asked.sort().isEmpty() ? usual : asked.sort();
    return new Aggregation(
        groups, measures, sorted(sort, groups, measures), sort.startsWith("-"), limit);
  }

  private static int sorted(String sort, List<Group> groups, List<Measure> measures) {
    List<String> names = columns(groups, measures).stream().map(TableColumn::name).toList();
    if (sort.isEmpty()) {
      return IntStream.range(0, groups.size())
          .filter(i -> groups.get(i) instanceof Group.ByTime)
          .findFirst()
          .orElse(0);
    }
    int column = names.indexOf(sort.startsWith("-") ? sort.substring(1) : sort);
    if (column < 0) {
      throw ExploreRequest.invalid(
          "sort",
          names.stream()
              .collect(
                  Collectors.joining(", ", "one of ", ", with - before it for the most first")));
    }
    return column;
  }

  /** The fields that rows are put together by, or that are measured. */
  Stream<Field> fields() {
    return Stream.concat(
        groups.stream().flatMap(group -> group.field().stream()),
        measures.stream().flatMap(measure -> Stream.ofNullable(measure.field())));
  }

  List<TableColumn> columns() {
    return columns(groups, measures);
  }

  private static List<TableColumn> columns(List<Group> groups, List<Measure> measures) {
    return Stream.concat(groups.stream().map(Group::column), measures.stream().map(Measure::column))
        .toList();
  }

  /**
   * The statement, for PostgreSQL and DuckDB alike; its columns have the names {@code c0}, {@code
   * c1} and so on. It asks for one row more than is shown.
   *
   * @param from the rows, beginning with {@code from}
   */
  String sql(FieldSql fields, Parameters parameters, String from) {
    List<String> selected = new ArrayList<>();
    groups.forEach(group -> selected.add(group.sql(fields, parameters)));
    measures.forEach(measure -> selected.add(measure.sql(fields, parameters)));
    String columns =
        IntStream.range(0, selected.size())
            .mapToObj(i -> selected.get(i) + " as c" + i)
            .collect(Collectors.joining(", "));
    return "select %s\n%s\n%s\norder by %s\nlimit %d"
        .formatted(columns, from, groupBy(), orderBy(), limit + 1);
  }

  private String groupBy() {
    return groups.isEmpty()
        ? ""
        : IntStream.rangeClosed(1, groups.size())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining(", ", "group by ", ""));
  }

  /** By the groups where the column says nothing, so that the answer is always the same. */
  private String orderBy() {
    return IntStream.rangeClosed(1, groups.size())
        .mapToObj(number -> number + " nulls last")
        .collect(
            Collectors.joining(
                ", ",
                "%d %s nulls last%s"
                    .formatted(
                        sorted + 1, descending ? "desc" : "asc", groups.isEmpty() ? "" : ", "),
                ""));
  }
}
