package dev.flowtrail.server.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Words that stand next to each other within one text. With {@code *} at its end, the last one may
 * go on. Immutable.
 */
public final class Phrase {

  /** So many words can stand in a phrase. */
  public static final int MAX_WORDS = 64;

  /** So many characters stand before {@code *} at least. */
  public static final int MIN_PREFIX = 2;

  private final String text;
  private final List<Word> words;
  private final boolean prefix;

  private Phrase(String text, List<Word> words, boolean prefix) {
    this.text = text;
    this.words = List.copyOf(words);
    this.prefix = prefix;
  }

  /** Where a phrase stands in a text, in UTF-16 units; the end is exclusive. */
  public record Range(int from, int to) {}

  /** Reads a text that is looked for. It may have no words, or too many. */
  public static Phrase of(String text) {
    List<Word> words = Words.of(text, MAX_WORDS + 1);
    boolean prefix =
        text.endsWith("*") && !words.isEmpty() && words.getLast().to() == text.length() - 1;
    return new Phrase(text, words, prefix);
  }

  /** How many words it has; those that are too many are not counted. */
  public int size() {
    return words.size();
  }

  /** The id that this may be of a flow: those are looked for as a whole. */
  public Optional<UUID> id() {
    return text.matches("(?i)[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
        ? Optional.of(UUID.fromString(text))
        : Optional.empty();
  }

  /** Whether it is found without a look at where its words stand. */
  boolean isOneWord() {
    return words.size() == 1;
  }

  /** Whether a part that has all its words has to be read to see where they stand. */
  public boolean isOfNeighbours() {
    return !isOneWord() && !endsInPrefix();
  }

  /** Whether the last word is too short for what may follow it to be looked for. */
  public boolean prefixIsTooShort() {
    if (!endsInPrefix()) {
      return false;
    }
    String last = words.getLast().text();
    return last.codePointCount(0, last.length()) < MIN_PREFIX;
  }

  /**
   * The same for PostgreSQL, to be cast to {@code tsquery}. Neighbours that are one character each
   * are looked for as pairs, of which there are far fewer.
   */
  public String query() {
    StringBuilder query = new StringBuilder();
    int last = 0;
    for (int i = 0; i < words.size(); i++) {
      boolean paired = isPair(i);
      if (paired || i == 0 || !isPair(i - 1)) {
        if (i > 0) {
          query.append(" <").append(i - last).append("> ");
        }
        query.append('\'').append(words.get(i).text());
        query.append(paired ? words.get(i + 1).text() : "").append('\'');
        last = i;
      }
    }
    return query.append(endsInPrefix() ? ":*" : "").toString();
  }

  private boolean isPair(int first) {
    return first + 1 < words.size() && words.get(first).single() && words.get(first + 1).single();
  }

  /** A single character goes no further. */
  boolean endsInPrefix() {
    return prefix && !words.getLast().single();
  }

  /** Where it stands in a text. */
  public List<Range> find(String text) {
    return find(text, Integer.MAX_VALUE);
  }

  /** Where it stands among the first words of a text. */
  List<Range> find(String text, int count) {
    List<Range> found = new ArrayList<>();
    List<Word> all = Words.of(text, count);
    for (int i = 0; i + words.size() <= all.size(); i++) {
      if (standsAt(all, i)) {
        found.add(new Range(all.get(i).from(), all.get(i + words.size() - 1).to()));
        i += words.size() - 1;
      }
    }
    return found;
  }

  private boolean standsAt(List<Word> all, int at) {
    int last = words.size() - 1;
    for (int i = 0; i < last; i++) {
      if (!all.get(at + i).text().equals(words.get(i).text())) {
        return false;
      }
    }
    String text = all.get(at + last).text();
    String wanted = words.get(last).text();
    return endsInPrefix() ? text.startsWith(wanted) : text.equals(wanted);
  }
}
