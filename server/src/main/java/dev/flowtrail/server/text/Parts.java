package dev.flowtrail.server.text;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Gathers the words of one flow's texts into parts, each of which PostgreSQL can hold as one {@code
 * tsvector}. Used by one thread.
 */
final class Parts {

  /** A word can stand at 255 positions of a part at most. */
  static final int MAX_WORDS = 255;

  /** A long text goes on in the next part with those words that a phrase may have begun with. */
  private static final int OVERLAP = Phrase.MAX_WORDS - 1;

  private final Sink sink;
  private final Map<String, StringBuilder> positions = new HashMap<>();
  private @Nullable UUID step;
  private @Nullable UUID observation;
  private @Nullable UUID firstObservation;
  private int words;
  private int position;

  /** Takes one part after the other. */
  interface Sink {
    /**
     * @param step null for what is said of the flow itself
     * @param observation the first of the step's that it holds words of; null when what is said of
     *     the step itself is in it, too
     * @param words as a literal of {@code tsvector}
     */
    void take(@Nullable UUID step, @Nullable UUID observation, String words) throws IOException;
  }

  Parts(Sink sink) {
    this.sink = sink;
  }

  /** What is added from now on is said of the flow, or of a step. */
  void beginStep(@Nullable UUID id) throws IOException {
    flush();
    step = id;
    observation = null;
  }

  /** What is added from now on stands in an observation of the step. */
  void beginObservation(UUID id) {
    observation = id;
  }

  /** Adds a text. */
  void add(List<Word> text) throws IOException {
    if (text.isEmpty()) {
      return;
    }
    if (words + text.size() > MAX_WORDS) {
      flush();
    }
    int from = 0;
    while (text.size() - from > MAX_WORDS) {
      append(text, from, from + MAX_WORDS);
      flush();
      from += MAX_WORDS - OVERLAP;
    }
    append(text, from, text.size());
  }

  /** Between two texts a position is left out, so that no phrase goes from one into the other. */
  private void append(List<Word> text, int from, int to) {
    if (words == 0) {
      firstObservation = observation;
    }
    for (int i = from; i < to; i++) {
      position++;
      Word word = text.get(i);
      note(word.text());
      if (word.single() && i + 1 < to && text.get(i + 1).single()) {
        note(word.text() + text.get(i + 1).text());
      }
    }
    words += to - from;
    position++;
  }

  private void note(String word) {
    StringBuilder known = positions.computeIfAbsent(word, it -> new StringBuilder());
    known.append(known.isEmpty() ? "" : ",").append(position);
  }

  /** Hands over what was gathered. */
  void flush() throws IOException {
    if (words > 0) {
      sink.take(step, firstObservation, literal());
    }
    positions.clear();
    words = 0;
    position = 0;
  }

  /** Words are letters, digits, their marks and emoji: nothing that would have to be escaped. */
  private String literal() {
    StringBuilder literal = new StringBuilder();
    positions.forEach(
        (word, at) -> literal.append('\'').append(word).append("':").append(at).append(' '));
    return literal.toString();
  }
}
