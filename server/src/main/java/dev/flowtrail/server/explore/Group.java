package dev.flowtrail.server.explore;

import dev.flowtrail.server.explore.Condition.Comparison;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What rows are put together by. */
sealed interface Group {

  Span NOWHERE = new Span(0, 0);

  /** A column of the answer. */
  TableColumn column();

  /** The field that it takes its values from; none for times, which all rows have. */
  Optional<Field> field();

  String sql(FieldSql fields, Parameters parameters);

  /** What holds for the rows with this value, and for no others. */
  List<Comparison> conditions(@Nullable Object value);

  /** Rows with the same value of a field. */
  record ByField(String written, Field of) implements Group {

    private static final Set<ValueType> GROUPABLE =
        EnumSet.of(
            ValueType.TEXT,
            ValueType.STATUS,
            ValueType.MARK,
            ValueType.FLAG,
            ValueType.NUMBER,
            ValueType.ANY);

    @Override
    public TableColumn column() {
      return switch (of.type()) {
        case NUMBER -> TableColumn.number(written);
        case FLAG -> TableColumn.flag(written);
        default -> TableColumn.text(written);
      };
    }

    @Override
    public Optional<Field> field() {
      return Optional.of(of);
    }

    @Override
    public String sql(FieldSql fields, Parameters parameters) {
      return fields.value(of, parameters);
    }

    @Override
    public List<Comparison> conditions(@Nullable Object value) {
      return List.of(new Comparison(of, Operator.EQUAL, List.of(valueOf(value)), NOWHERE));
    }

    private static Value valueOf(@Nullable Object value) {
      return switch (value) {
        case null -> new Value.Absent();
        case Boolean flag -> new Value.Flag(flag);
        case Number number ->
            new Value.Number(new BigDecimal(number.toString()), number.toString());
        default -> new Value.Text(value.toString());
      };
    }
  }

  /** Rows whose flows began in the same stretch of time. */
  record ByTime(TimeBucket bucket) implements Group {

    @Override
    public TableColumn column() {
      return TableColumn.time(bucket.word());
    }

    @Override
    public Optional<Field> field() {
      return Optional.empty();
    }

    @Override
    public String sql(FieldSql fields, Parameters parameters) {
      return bucket.sql(fields.start());
    }

    @Override
    public List<Comparison> conditions(@Nullable Object value) {
      return value instanceof Instant begin
          ? List.of(
              starts(Operator.AT_LEAST, begin), starts(Operator.LESS, begin.plus(bucket.length())))
          : List.of();
    }

    private static Comparison starts(Operator operator, Instant time) {
      return new Comparison(Field.START, operator, List.of(new Value.Time(time)), NOWHERE);
    }
  }

  /**
   * Reads what rows are to be put together by.
   *
   * @throws dev.flowtrail.server.http.ProblemException when they cannot be
   */
  static Group parse(Scope rows, String written) {
    Optional<TimeBucket> bucket = TimeBucket.find(written);
    if (bucket.isPresent()) {
      return new ByTime(bucket.get());
    }
    Field field = Vocabulary.ofRow(rows, written);
    if (field == null || !ByField.GROUPABLE.contains(field.type())) {
      throw ExploreRequest.invalid(
          "group",
          "minute, hour, day or a field of %ss without an order of its own, such as %s"
              .formatted(rows.word(), rows == Scope.FLOW ? "process" : "step"));
    }
    return new ByField(written, field);
  }
}
