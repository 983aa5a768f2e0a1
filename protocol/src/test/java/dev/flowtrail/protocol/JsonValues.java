package dev.flowtrail.protocol;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;

/** JSON values as compact text, among them numbers that no machine number can hold. */
final class JsonValues {

  private JsonValues() {}

  static Arbitrary<String> any() {
    return Arbitraries.recursive(
        JsonValues::scalars, nested -> Arbitraries.oneOf(arrayOf(nested), objectOf(nested)), 0, 3);
  }

  static Arbitrary<String> objects() {
    return objectOf(any());
  }

  private static Arbitrary<String> arrayOf(Arbitrary<String> values) {
    return values.list().ofMaxSize(3).map(elements -> "[" + String.join(",", elements) + "]");
  }

  private static Arbitrary<String> objectOf(Arbitrary<String> values) {
    return Arbitraries.maps(texts(), values)
        .ofMaxSize(3)
        .map(members ->
            "{"
                + String.join(
                    ",",
                    members.entrySet().stream()
                        .map(member -> member.getKey() + ":" + member.getValue())
                        .toList())
                + "}");
  }

  private static Arbitrary<String> scalars() {
    return Arbitraries.oneOf(numbers(), texts(), Arbitraries.of(List.of("null", "true", "false")));
  }

  private static Arbitrary<String> numbers() {
    Arbitrary<String> digits = Arbitraries.strings().numeric().ofMinLength(1).ofMaxLength(60);
    return Arbitraries.oneOf(
        digits.map(more -> "-1" + more),
        digits.map(fraction -> "0." + fraction),
        digits.map(fraction -> "1." + fraction + "E400"),
        digits.map(fraction -> "1." + fraction + "e-400"));
  }

  private static Arbitrary<String> texts() {
    return Arbitraries.strings().alpha().withChars('ä', '→', ' ').map(text -> '"' + text + '"');
  }
}
