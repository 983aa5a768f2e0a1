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

  /** Begins the next element. */
  Field nextItem() {
    items++;
    return root;
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

  /** What one field holds over all elements. */
  final class Field {
    private final Map<String, Field> children = new HashMap<>(0);
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

    void addNumber(double value) {
      numbers++;
      if (!Double.isFinite(value)) {
        return;
      }
      min = Math.min(min, value);
      max = Math.max(max, value);
    }

    void addString() {
      strings++;
    }

    void addBoolean(boolean value) {
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
