package dev.flowtrail.benchmarks.bodies;

import java.util.Random;

/** Films that a step decides about, as the elements of a JSON array: some 400 bytes each. */
final class Candidates {

  private static final int MIN_VOTES = 5_000;
  private static final int MIN_RATING_TENTHS = 65;

  private final FilmFields fields;
  private final Random random;

  Candidates(FilmFields fields, Random random) {
    this.fields = fields;
    this.random = random;
  }

  /** An array of so many. */
  void write(StringBuilder json, int count) {
    json.append('[');
    for (int i = 0; i < count; i++) {
      json.append(i == 0 ? "" : ",");
      writeOne(json, i);
    }
    json.append(']');
  }

  private void writeOne(StringBuilder json, int rank) {
    int votes = fields.votes(random);
    int ratingTenths = random.nextInt(15, 95);
    boolean known = votes >= MIN_VOTES;
    boolean liked = ratingTenths >= MIN_RATING_TENTHS;
    writeFilm(json, votes, ratingTenths);
    json.append(",\"kept\":").append(known && liked);
    json.append(",\"reason\":\"").append(reason(known, liked)).append('"');
    json.append(",\"score\":").append(random.nextInt(1_000_000) / 1e6);
    json.append(",\"rank\":").append(rank);
    json.append(",\"rules\":{\"votes\":");
    writeRule(json, known, Integer.toString(votes), Integer.toString(MIN_VOTES));
    json.append(",\"rating\":");
    writeRule(json, liked, tenths(ratingTenths), tenths(MIN_RATING_TENTHS));
    json.append("}}");
  }

  private void writeFilm(StringBuilder json, int votes, int ratingTenths) {
    json.append("{\"id\":\"tt").append(1_000_000 + random.nextInt(9_000_000)).append('"');
    json.append(",\"title\":\"").append(fields.title(random)).append('"');
    json.append(",\"year\":").append(random.nextInt(1930, 2011));
    json.append(",\"genre\":\"").append(fields.genre(random)).append('"');
    json.append(",\"distributor\":\"").append(fields.distributor(random)).append('"');
    json.append(",\"director\":\"").append(fields.director(random)).append('"');
    json.append(",\"gross\":").append(fields.gross(random));
    json.append(",\"imdb\":{\"rating\":").append(tenths(ratingTenths));
    json.append(",\"votes\":").append(votes).append('}');
  }

  private static void writeRule(StringBuilder json, boolean passed, String actual, String least) {
    json.append("{\"passed\":").append(passed);
    json.append(",\"actual\":").append(actual);
    json.append(",\"threshold\":").append(least).append(",\"operator\":\">=\"}");
  }

  private static String tenths(int tenths) {
    return tenths / 10 + "." + tenths % 10;
  }

  private static String reason(boolean known, boolean liked) {
    if (!known) {
      return "fewer than 5000 votes";
    }
    return liked ? "" : "rated below 6.5";
  }
}
