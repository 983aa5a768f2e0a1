package dev.flowtrail.protocol;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A way down into a JSON object: {@code metrics.price}. Dots descend; a literal dot is written
 * {@code \.} and a literal backslash {@code \\}.
 *
 * @param names the member names from the outside in, at least one
 */
public record FieldPath(List<String> names) {

  public FieldPath {
    names = List.copyOf(names);
    if (names.isEmpty()) {
      throw new IllegalArgumentException("names: expected at least one but was empty");
    }
  }

  /** Reads the text form. A backslash before any other character stands for itself. */
  public static FieldPath parse(String text) {
    List<String> names = new ArrayList<>();
    StringBuilder name = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length() && isEscapable(text.charAt(i + 1))) {
        name.append(text.charAt(++i));
      } else if (c == '.') {
        names.add(name.toString());
        name.setLength(0);
      } else {
        name.append(c);
      }
    }
    names.add(name.toString());
    return new FieldPath(names);
  }

  private static boolean isEscapable(char c) {
    return c == '.' || c == '\\';
  }

  /** The text form, which {@link #parse} reads back to an equal path. */
  @Override
  public String toString() {
    return names.stream()
        .map(name -> name.replace("\\", "\\\\").replace(".", "\\."))
        .collect(Collectors.joining("."));
  }
}
