package dev.flowtrail.server.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PartsTest {

  private final List<String> written = new ArrayList<>();
  private final List<UUID> observations = new ArrayList<>();
  private final Parts parts =
      new Parts((step, observation, words) -> {
        written.add(words);
        observations.add(observation);
      });

  private void add(String text) throws IOException {
    parts.add(Words.of(text));
  }

  @Test
  void positionIsLeftOutBetweenTexts() throws IOException {
    add("a b");
    add("...");
    add("b");
    parts.flush();
    assertThat(written.getFirst().split(" ")).containsExactlyInAnyOrder("'a':1", "'b':2,4");
  }

  @Test
  void neighboursOfOneCharacterAreKeptAsPairsToo() throws IOException {
    add("手机 x");
    parts.flush();
    assertThat(written.getFirst().split(" "))
        .containsExactlyInAnyOrder("'手':1", "'手机':1", "'机':2", "'x':3");
  }

  @Test
  void everyPhraseOfALongTextIsWithinOnePart() throws IOException {
    List<String> words = IntStream.range(0, 1_000).mapToObj(i -> "w" + i).toList();
    add("before");
    add(String.join(" ", words));
    parts.flush();
    for (int from = 0; from + Phrase.MAX_WORDS <= words.size(); from++) {
      String first = "'%s':".formatted(words.get(from));
      String last = "'%s':".formatted(words.get(from + Phrase.MAX_WORDS - 1));
      assertThat(written).anyMatch(part -> part.contains(first) && part.contains(last));
    }
  }

  @Test
  void noWordStandsAtMorePositionsThanPostgresKeeps() throws IOException {
    add(IntStream.range(0, 1_000).mapToObj(i -> "same").collect(Collectors.joining(" ")));
    parts.flush();
    assertThat(written).allMatch(part -> part.split(",").length <= Parts.MAX_WORDS);
  }

  @Test
  void partNamesTheObservationThatItBeginsIn() throws IOException {
    UUID first = new UUID(0, 1);
    UUID second = new UUID(0, 2);
    parts.beginStep(new UUID(0, 3));
    add("filter");
    parts.beginObservation(first);
    add("x ".repeat(Parts.MAX_WORDS));
    parts.beginObservation(second);
    add("y ".repeat(Parts.MAX_WORDS));
    parts.flush();
    assertThat(observations).containsExactly(null, first, second);
  }
}
