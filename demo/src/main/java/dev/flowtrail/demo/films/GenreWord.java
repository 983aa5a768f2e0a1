package dev.flowtrail.demo.films;

import java.util.List;

/** What people call the genres of the film file. The longer words stand first. */
record GenreWord(String word, List<String> genres) {

  static final List<GenreWord> ALL =
      List.of(
          new GenreWord("romantic comedy", List.of("Romantic Comedy")),
          new GenreWord("black comedy", List.of("Black Comedy")),
          new GenreWord("comedy", List.of("Comedy", "Romantic Comedy", "Black Comedy")),
          new GenreWord("thriller", List.of("Thriller/Suspense")),
          new GenreWord("drama", List.of("Drama")),
          new GenreWord("adventure", List.of("Adventure")),
          new GenreWord("action", List.of("Action")),
          new GenreWord("horror", List.of("Horror")),
          new GenreWord("western", List.of("Western")),
          new GenreWord("musical", List.of("Musical")),
          new GenreWord("documentary", List.of("Documentary")));
}
