package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldPath;
import dev.flowtrail.protocol.FieldType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A member that every row of a decision has, and what sort of values it was seen to hold. */
final class Column {
  private final String name;
  private final byte[] lead;
  private @Nullable FieldType type;

  Column(String name, @Nullable FieldType type) {
    this.name = name;
    this.lead = JsonText.lead(name);
    this.type = type;
  }

  String name() {
    return name;
  }

  /** What stands before the value in every row. */
  byte[] lead() {
    return lead;
  }

  /** The same value, looked at. */
  @Nullable Object see(@Nullable Object value) {
    if (type == null) {
      type = FieldTypes.of(value);
    }
    return value;
  }

  /** The shape with this column among the queryable ones, if its values are worth that. */
  Shape declareIn(Shape shape, String... outerAndInner) {
    return type == null ? shape : shape.queryable(path(outerAndInner), type);
  }

  static String path(String... names) {
    return new FieldPath(List.of(names)).toString();
  }

  /** The names, with a number behind each that was there before: an object has each name once. */
  static List<String> distinct(List<String> names) {
    List<String> distinct = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (String name : names) {
      String free = name;
      for (int i = 2; !taken.add(free); i++) {
        free = name + " " + i;
      }
      distinct.add(free);
    }
    return distinct;
  }
}
