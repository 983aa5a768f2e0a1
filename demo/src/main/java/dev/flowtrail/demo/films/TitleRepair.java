package dev.flowtrail.demo.films;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** What can be wrong with the words of a title, in the order in which it is put right. */
enum TitleRepair {
  TITLE_LETTERS("written in one character set, read in another", TitleRepair::redecode),
  TITLE_SPACES("two spaces in a row", title -> title.replaceAll("\\s+", " ").strip()),
  TITLE_ARTICLE(
      "the article stands behind", title -> title.replaceAll("^(.*), (The|Das|Les)$", "$2 $1")),
  TITLE_YEAR("the year is not part of the title", title -> title.replaceAll(" \\(\\d{4}\\)$", ""));

  private static final Charset WRITTEN = Charset.forName("windows-1252");
  private static final Charset READ = Charset.forName("x-MacRoman");

  private final String why;
  private final UnaryOperator<String> better;

  TitleRepair(String why, UnaryOperator<String> better) {
    this.why = why;
    this.better = better;
  }

  Optional<Repair> repair(String title) {
    String repaired = better.apply(title);
    return repaired.equals(title)
        ? Optional.empty()
        : Optional.of(new Repair(name().toLowerCase(Locale.ROOT), title, repaired, why));
  }

  private static String redecode(String title) {
    try {
      ByteBuffer bytes = READ.newEncoder().encode(CharBuffer.wrap(title));
      return WRITTEN.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException notMisread) {
      return title;
    }
  }
}
