package dev.flowtrail.server.explore;

import java.text.Normalizer;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Words of texts, said once more in short. */
final class ModelWords {

  private static final Pattern WORD =
      Pattern.compile(
          "[\\p{IsHan}\\p{IsKatakana}\\p{IsThai}]\\p{M}*|\\x{1F3A7}|[\\p{L}\\p{M}\\p{N}]+");

  private ModelWords() {}

  /** Whether the words stand next to each other in one of the texts. */
  static boolean occur(String phrase, Stream<String> texts) {
    List<String> wanted = of(phrase);
    return texts.anyMatch(text ->
        phrase.endsWith("*")
            ? String.join(" ", of(text)).matches("(?s)(.* )?" + String.join(" ", wanted) + ".*")
            : Collections.indexOfSubList(of(text), wanted) >= 0);
  }

  private static List<String> of(String text) {
    String wide = Normalizer.normalize(text, Normalizer.Form.NFKC);
    return WORD.matcher(wide).results().map(word -> folded(word.group())).toList();
  }

  private static String folded(String word) {
    return Normalizer.normalize(word, Normalizer.Form.NFKD)
        .toUpperCase(Locale.ROOT)
        .toLowerCase(Locale.ROOT)
        .replace('ς', 'σ')
        .replaceAll("(?<=[\\p{IsLatin}\\p{IsGreek}\\p{IsCyrillic}])\\p{Mn}+", "");
  }
}
