package dev.flowtrail.demo.films;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes a film of one row, and writes down every change on the way. */
final class RowCleaner {

  /** The file was put together in 2010 and knows two films of the year after; none can be later. */
  static final int LATEST_YEAR = 2011;

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("MMM dd uuuu", Locale.ENGLISH);
  private static final LocalDate BEFORE_THE_EPOCH = LocalDate.of(1969, 12, 31);

  private final FilmRow row;
  private final List<Repair> repairs = new ArrayList<>();

  RowCleaner(FilmRow row) {
    this.row = row;
  }

  CleanedRow clean() {
    Optional<String> title = title();
    @Nullable Integer year = year();
    if (title.isEmpty()) {
      return CleanedRow.setAside(row, "row-" + row.number(), "it has no title", repairs);
    }
    Film film = film(title.get(), year);
    return nothingToJudgeBy(film)
        ? CleanedRow.setAside(
            row, film.id(), "no genre, running time or rating to judge it by", repairs)
        : CleanedRow.usable(row, film, repairs);
  }

  private Film film(String title, @Nullable Integer year) {
    return new Film(
        FilmId.of(title, year),
        title,
        year,
        row.text("Major Genre"),
        row.wholeNumber("Running Time min"),
        certificate(),
        row.text("Director"),
        row.decimal("IMDB Rating"),
        row.wholeNumber("IMDB Votes"),
        row.wholeNumber("Rotten Tomatoes Rating"),
        worldwideGross());
  }

  private Optional<String> title() {
    JsonNode found = row.field("Title");
    if (found.isNull()) {
      return Optional.empty();
    }
    if (found.isNumber()) {
      repair("title_number", found.intValue(), found.asText(), "a number where a text is expected");
    }
    String title = found.asText();
    for (TitleRepair each : TitleRepair.values()) {
      Optional<Repair> repair = each.repair(title);
      repair.ifPresent(repairs::add);
      title = repair.map(better -> String.valueOf(better.became())).orElse(title);
    }
    return Optional.of(title);
  }

  private @Nullable Integer year() {
    String found = row.field("Release Date").asText();
    LocalDate date = LocalDate.parse(found, DATE);
    if (date.equals(BEFORE_THE_EPOCH)) {
      repair("release_placeholder", found, null, "the day before the epoch stands for no date");
      return null;
    }
    if (date.getYear() > LATEST_YEAR) {
      int year = date.getYear() - 100;
      repair("release_century", found, year, "two digits of a year, completed with this century");
      return year;
    }
    return date.getYear();
  }

  private @Nullable String certificate() {
    String found = row.text("MPAA Rating");
    if (found == null || !found.equals("Open")) {
      return found;
    }
    repair("certificate_open", found, null, "an open verdict is no certificate");
    return null;
  }

  private @Nullable Long worldwideGross() {
    JsonNode found = row.field("Worldwide Gross");
    if (found.isNull()) {
      return null;
    }
    if (found.longValue() == 0) {
      repair("gross_zero", 0, null, "nobody reported it; no film earns exactly nothing");
      return null;
    }
    return found.longValue();
  }

  private static boolean nothingToJudgeBy(Film film) {
    return film.genre() == null
        && film.minutes() == null
        && film.rating() == null
        && film.critics() == null;
  }

  private void repair(String kind, Object found, @Nullable Object became, String why) {
    repairs.add(new Repair(kind, found, became, why));
  }
}
