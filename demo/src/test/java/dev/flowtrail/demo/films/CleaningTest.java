package dev.flowtrail.demo.films;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Over the real file; every count here was found by reading it, none was chosen. */
final class CleaningTest {

  private static final Cleaned CLEANED = Cleaned.of(FilmFile.read());

  @Test
  void everyRowIsAFilmOrSetAside() {
    assertThat(CLEANED.rows()).hasSize(3_201);
    assertThat(CLEANED.films()).hasSize(3_173);
    assertThat(CLEANED.rows())
        .filteredOn(row -> row.film().isEmpty())
        .hasSize(28)
        .allSatisfy(row -> assertThat(row.reason()).startsWith("set aside: "));
  }

  @Test
  void repairsAreCountedByKind() {
    assertThat(CLEANED.repairsByKind())
        .isEqualTo(
            Map.of(
                "certificate_open", 2L,
                "gross_zero", 47L,
                "release_century", 22L,
                "release_placeholder", 8L,
                "title_article", 6L,
                "title_letters", 18L,
                "title_number", 9L,
                "title_spaces", 2L,
                "title_year", 3L));
  }

  @Test
  void numbersBecomeTitles() {
    assertThat(repaired("title_number"))
        .containsExactly(
            "1776-1972",
            "1941-1979",
            "1408-2007",
            "2012-2009",
            "2046-2005",
            "21-2008",
            "300-2007",
            "9-2009",
            "54-1998");
  }

  @Test
  void noFilmComesFromTheFuture() {
    assertThat(CLEANED.films())
        .extracting(Film::year)
        .filteredOn(Objects::nonNull)
        .allSatisfy(year -> assertThat(year).isBetween(1915, 2011));
    assertThat(repaired("release_century")).contains("gone-with-the-wind-1939", "wings-1927");
  }

  @Test
  void dayBeforeTheEpochIsNoDate() {
    assertThat(film("the-molly-maguires").year()).isNull();
  }

  @Test
  void misreadLettersAreReadAgain() {
    assertThat(film("leon-1994").title()).isEqualTo("Léon");
    assertThat(film("alien3-1992").title()).isEqualTo("Alien³");
  }

  @Test
  void titleCanNeedSeveralRepairs() {
    assertThat(film("king-kong-1933").title()).isEqualTo("King Kong");
    assertThat(repairsOf("king-kong-1933")).containsExactly("title_year", "release_century");
  }

  @Test
  void rowWithoutATitleIsSetAside() {
    assertThat(CLEANED.rows().get(3_053).id()).isEqualTo("row-3053");
    assertThat(CLEANED.rows().get(3_053).reason()).isEqualTo("set aside: it has no title");
  }

  @Test
  void unknownGrossIsNotZero() {
    assertThat(CLEANED.films())
        .extracting(Film::worldwideGross)
        .filteredOn(Objects::nonNull)
        .allSatisfy(gross -> assertThat(gross).isPositive());
  }

  @Test
  void everyIdNamesOneRow() {
    assertThat(CLEANED.rows()).extracting(CleanedRow::id).doesNotHaveDuplicates();
  }

  @Test
  void sentenceSumsUpTheWork() {
    assertThat(CLEANED.reason()).isEqualTo("kept 3173 of 3201 rows; repaired 104, set 28 aside");
  }

  private static List<String> repaired(String kind) {
    return RecordedRepair.allOf(CLEANED).stream()
        .filter(repair -> repair.kind().equals(kind))
        .map(RecordedRepair::id)
        .toList();
  }

  private static List<String> repairsOf(String id) {
    return RecordedRepair.allOf(CLEANED).stream()
        .filter(repair -> repair.id().equals(id))
        .map(RecordedRepair::kind)
        .toList();
  }

  private static Film film(String id) {
    return CLEANED.films().stream().filter(film -> film.id().equals(id)).findFirst().orElseThrow();
  }
}
