package dev.flowtrail.server.text;

import dev.flowtrail.server.text.Phrase.Range;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * As much of a text as is shown, around the first place of what was looked for.
 *
 * @param ranges where that stands in the excerpt
 */
record Excerpt(String text, List<Range> ranges) {

  /** In a text that is longer only the first ones are looked at. */
  private static final int MAX_WORDS = 20_000;

  private static final int MAX_CHARS = 160;
  private static final int CHARS_BEFORE = 60;
  private static final char CUT = '…';

  /** Nothing when none of the phrases stands in the text. */
  static Optional<Excerpt> of(String text, List<Phrase> phrases) {
    List<Range> all =
        phrases.stream()
            .flatMap(phrase -> phrase.find(text, MAX_WORDS).stream())
            .sorted(Comparator.comparing(Range::from).thenComparing(Range::to))
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(around(all.getFirst(), text, all));
  }

  private static Excerpt around(Range first, String text, List<Range> all) {
    int from =
        whole(text, Math.max(0, Math.min(first.from() - CHARS_BEFORE, text.length() - MAX_CHARS)));
    int to = whole(text, Math.min(text.length(), from + MAX_CHARS));
    int shift = (from > 0 ? 1 : 0) - from;
    List<Range> shown =
        all.stream()
            .filter(range -> range.from() < to)
            .map(range -> new Range(range.from() + shift, Math.min(range.to(), to) + shift))
            .toList();
    return new Excerpt(
        (from > 0 ? CUT : "")
            + onOneLine(text.substring(from, to))
            + (to < text.length() ? CUT : ""),
        withoutOverlaps(shown));
  }

  /** No character is cut in half. */
  private static int whole(String text, int at) {
    return at > 0 && at < text.length() && Character.isLowSurrogate(text.charAt(at)) ? at - 1 : at;
  }

  private static String onOneLine(String text) {
    StringBuilder line = new StringBuilder(text);
    for (int i = 0; i < line.length(); i++) {
      if (Character.isISOControl(line.charAt(i))) {
        line.setCharAt(i, ' ');
      }
    }
    return line.toString();
  }

  private static List<Range> withoutOverlaps(List<Range> sorted) {
    List<Range> apart = new ArrayList<>();
    for (Range range : sorted) {
      if (apart.isEmpty() || range.from() >= apart.getLast().to()) {
        apart.add(range);
      } else if (range.to() > apart.getLast().to()) {
        apart.set(apart.size() - 1, new Range(apart.getLast().from(), range.to()));
      }
    }
    return List.copyOf(apart);
  }
}
