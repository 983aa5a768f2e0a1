package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.JsonValue.Elements;
import dev.flowtrail.server.insight.JsonValue.Members;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects in which fields two pieces of JSON differ: the first so many, and the counts of all. */
final class FieldDifferences {

  /** How a field differs. */
  enum Change {
    ADDED,
    REMOVED,
    CHANGED;

    String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * One field that differs.
   *
   * @param element the id or place of the array's element that it belongs to
   * @param path a JSON Pointer within the element or the document
   */
  record Difference(
      @Nullable String element,
      String path,
      Change change,
      @Nullable JsonValue left,
      @Nullable JsonValue right) {}

  private final int limit;
  private final List<Difference> first = new ArrayList<>();
  private final Map<Change, Integer> counts = new EnumMap<>(Change.class);

  FieldDifferences(int limit) {
    this.limit = limit;
  }

  /** Compares two values; null stands for one that is not there. */
  void compare(
      @Nullable String element, String path, @Nullable JsonValue left, @Nullable JsonValue right) {
    if (left == null || right == null) {
      add(element, path, left == null ? Change.ADDED : Change.REMOVED, left, right);
    } else if (left instanceof Members one && right instanceof Members other) {
      compareMembers(element, path, one, other);
    } else if (left instanceof Elements one && right instanceof Elements other) {
      compareElements(element, path, one.inOrder(), other.inOrder());
    } else if (!left.equals(right)) {
      add(element, path, Change.CHANGED, left, right);
    }
  }

  private void compareMembers(@Nullable String element, String path, Members one, Members other) {
    one.byName()
        .forEach((name, value) ->
            compare(element, path + "/" + escape(name), value, other.byName().get(name)));
    other
        .byName()
        .forEach((name, value) -> {
          if (!one.byName().containsKey(name)) {
            compare(element, path + "/" + escape(name), null, value);
          }
        });
  }

  private void compareElements(
      @Nullable String element, String path, List<JsonValue> one, List<JsonValue> other) {
    for (int i = 0; i < Math.max(one.size(), other.size()); i++) {
      compare(
          element,
          path + "/" + i,
          i < one.size() ? one.get(i) : null,
          i < other.size() ? other.get(i) : null);
    }
  }

  private static String escape(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private void add(
      @Nullable String element,
      String path,
      Change change,
      @Nullable JsonValue left,
      @Nullable JsonValue right) {
    counts.merge(change, 1, Integer::sum);
    if (first.size() < limit) {
      first.add(new Difference(element, path, change, left, right));
    }
  }

  List<Difference> first() {
    return first;
  }

  int count(Change change) {
    return counts.getOrDefault(change, 0);
  }
}
