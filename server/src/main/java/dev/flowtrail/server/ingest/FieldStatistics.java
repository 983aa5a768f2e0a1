package dev.flowtrail.server.ingest;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Counts what the fields of an array's elements hold. It is gathered for every field, since the
 * document may declare which ones are queryable only after the data.
 */
final class FieldStatistics {

  /** More distinct fields than any declared record has; beyond it, keys are data. */
  private static final int MAX_FIELDS = 1_000;

  private final Field root = new Field();
  private int fieldCount;
  private int items;
  private int objects;

  /** Begins the next element. */
  Field nextItem(boolean isObject) {
    items++;
    objects += isObject ? 1 : 0;
    return root;
  }

  /** Whether there is no element that is something else. */
  boolean onlyObjects() {
    return objects == items;
  }

  int items() {
    return items;
  }

  /** Finds the field that lies at the path of member names. */
  Optional<Field> findField(Iterable<String> path) {
    Field field = root;
    for (String name : path) {
      field = field == null ? null : field.children.get(name);
    }
    return Optional.ofNullable(field);
  }

  /** What one field holds over all elements; where one has it twice, the first counts. */
  final class Field {
    private final Map<String, Field> children = new HashMap<>(0);
    private int lastItem;
    private int numbers;
    private int strings;
    private int trues;
    private int falses;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;

    /** The member of this object, or null when there are too many to keep apart. */
    @Nullable Field child(String name) {
      Field child = children.get(name);
      if (child == null && fieldCount < MAX_FIELDS) {
        fieldCount++;
        child = new Field();
        children.put(name, child);
      }
      return child;
    }

    private boolean isFirstOfItem() {
      boolean first = lastItem < items;
      lastItem = items;
      return first;
    }

    void addNumber(double value) {
      if (!isFirstOfItem()) {
        return;
      }
      numbers++;
      if (Double.isFinite(value)) {
        min = Math.min(min, value);
        max = Math.max(max, value);
      }
    }

    void addString() {
      if (isFirstOfItem()) {
        strings++;
      }
    }

    void addBoolean(boolean value) {
      if (!isFirstOfItem()) {
        return;
      }
      if (value) {
        trues++;
      } else {
        falses++;
      }
    }

    int numbers() {
      return numbers;
    }

    int strings() {
      return strings;
    }

    int trues() {
      return trues;
    }

    int falses() {
      return falses;
    }

    int booleans() {
      return trues + falses;
    }

    /** How many elements hold a number, a string or a boolean here. */
    int scalars() {
      return numbers + strings + booleans();
    }

    double min() {
      return min;
    }

    double max() {
      return max;
    }
  }
}
