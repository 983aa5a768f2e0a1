package dev.flowtrail.server.insight;

import dev.flowtrail.server.insight.CandidateFields.Field;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The wanted fields by the way down to them, so that everything else is skipped. */
final class FieldTree {

  private final Map<String, FieldTree> children = new HashMap<>();
  private final Set<Field> fields = EnumSet.noneOf(Field.class);

  static FieldTree of(CandidateFields fields) {
    FieldTree root = new FieldTree();
    fields
        .paths()
        .forEach((field, path) -> {
          FieldTree node = root;
          for (String name : path.names()) {
            node = node.children.computeIfAbsent(name, absent -> new FieldTree());
          }
          node.fields.add(field);
        });
    return root;
  }

  @Nullable FieldTree child(String name) {
    return children.get(name);
  }

  /** What lies here; more than one when a field is declared as several things. */
  Set<Field> fields() {
    return fields;
  }
}
