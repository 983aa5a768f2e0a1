package dev.flowtrail.demo.films;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The film file that travels with the demo. */
final class FilmFile {

  static final String SOURCE = "vega-datasets 3.2.1, movies.json";

  private static final String RESOURCE = "/films/movies.json";

  private FilmFile() {}

  static List<FilmRow> read() {
    try (InputStream file = FilmFile.class.getResourceAsStream(RESOURCE)) {
      List<FilmRow> rows = new ArrayList<>();
      for (JsonNode row : new ObjectMapper().readTree(file)) {
        rows.add(new FilmRow(rows.size(), row));
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + RESOURCE + " from the demo's own jar", e);
    }
  }
}
