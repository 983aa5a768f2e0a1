package dev.flowtrail.benchmarks.bodies;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * The values that the demo's films have, field by field. Films made of values that were drawn one
 * by one are as many as one likes, and compress about as well as films do: repeating the same three
 * thousand would flatter every compressor.
 */
final class FilmFields {

  private static final String FILE = "/films/movies.json";

  private final List<String> titleWords;
  private final List<String> genres;
  private final List<String> distributors;
  private final List<String> directors;
  private final List<Long> grosses;
  private final List<Long> votes;

  private FilmFields(JsonNode films) {
    titleWords = texts(films, "Title").stream().flatMap(FilmFields::words).toList();
    genres = texts(films, "Major Genre");
    distributors = texts(films, "Distributor");
    directors = texts(films, "Director");
    grosses = numbers(films, "Worldwide Gross");
    votes = numbers(films, "IMDB Votes");
  }

  static FilmFields read() {
    try (InputStream file = FilmFields.class.getResourceAsStream(FILE)) {
      return new FilmFields(new ObjectMapper().readTree(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<String> words(String title) {
    return Arrays.stream(title.split("[^A-Za-z']+")).filter(word -> !word.isEmpty());
  }

  private static List<String> texts(JsonNode films, String field) {
    List<String> values = new ArrayList<>();
    for (JsonNode film : films) {
      JsonNode value = film.path(field);
      if (value.isTextual() && value.textValue().chars().allMatch(FilmFields::isPlain)) {
        values.add(value.textValue());
      }
    }
    return List.copyOf(values);
  }

  /** What stands in JSON as it is. */
  private static boolean isPlain(int character) {
    return character >= ' ' && character < 127 && character != '"' && character != '\\';
  }

  private static List<Long> numbers(JsonNode films, String field) {
    List<Long> values = new ArrayList<>();
    for (JsonNode film : films) {
      if (film.path(field).isNumber()) {
        values.add(film.path(field).longValue());
      }
    }
    return List.copyOf(values);
  }

  String title(Random random) {
    StringBuilder title = new StringBuilder(pick(titleWords, random));
    for (int more = random.nextInt(4); more > 0; more--) {
      title.append(' ').append(pick(titleWords, random));
    }
    return title.toString();
  }

  String genre(Random random) {
    return pick(genres, random);
  }

  String distributor(Random random) {
    return pick(distributors, random);
  }

  String director(Random random) {
    return pick(directors, random);
  }

  /** In dollars. */
  long gross(Random random) {
    return pick(grosses, random) + random.nextInt(100_000);
  }

  int votes(Random random) {
    return (int) (pick(votes, random) + random.nextInt(1_000));
  }

  private static <T> T pick(List<T> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }
}
