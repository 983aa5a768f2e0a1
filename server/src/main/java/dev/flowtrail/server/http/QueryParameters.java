package dev.flowtrail.server.http;

import io.helidon.common.uri.UriQuery;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The parameters of one request; a bad value ends it with a problem, never with a default. */
public final class QueryParameters {

  private final UriQuery query;

  /**
   * @param known which names the endpoint has
   * @throws ProblemException when there is an unknown name, or one twice
   */
  public QueryParameters(ServerRequest request, Predicate<String> known) {
    this.query = request.query();
    for (String name : query.names()) {
      if (!known.test(name)) {
        throw invalid("There is no parameter %s here.".formatted(quote(name)));
      }
      if (query.all(name).size() > 1) {
        throw invalid("Expected the parameter %s once.".formatted(quote(name)));
      }
      if ((name + query.get(name)).indexOf(0) >= 0) {
        throw invalid("Expected no U+0000 in the parameter %s.".formatted(quote(name)));
      }
    }
  }

  /** The names that were given. */
  public Set<String> names() {
    return query.names();
  }

  /** The value as it was given. */
  public Optional<String> text(String name) {
    return query.first(name).asOptional();
  }

  /** An integer from {@code min} to {@code max}. */
  public int integer(String name, int min, int max, int whenAbsent) {
    String expected = "an integer from %d to %d".formatted(min, max);
    return parse(name, expected, text -> parseInteger(text, min, max)).orElse(whenAbsent);
  }

  private static @Nullable Integer parseInteger(String text, int min, int max) {
    if (!text.matches("\\d{1,9}")) {
      return null;
    }
    int value = Integer.parseInt(text);
    return value < min || value > max ? null : value;
  }

  /**
   * A value that is written in some form.
   *
   * @param expected the form in words, for the fault
   * @param parse gives null when the text does not have the form
   */
  public <T> Optional<T> parse(String name, String expected, Function<String, @Nullable T> parse) {
    Optional<String> text = text(name);
    if (text.isEmpty()) {
      return Optional.empty();
    }
    T value = parse.apply(text.get());
    if (value == null) {
      throw invalid("%s: expected %s but was %s.".formatted(name, expected, quote(text.get())));
    }
    return Optional.of(value);
  }

  /** An id that has to be there. */
  public UUID id(String name) {
    return parse(name, "a UUID", QueryParameters::parseId)
        .orElseThrow(() -> invalid("%s: expected a UUID but was absent.".formatted(name)));
  }

  /** The id in the request's path. */
  public static UUID pathId(ServerRequest request) {
    String text = request.path().pathParameters().get("id");
    UUID id = parseId(text);
    if (id == null) {
      throw Problem.of(
              ProblemType.INVALID_ID,
              "Expected a UUID in the path but was %s.".formatted(quote(text)))
          .toException();
    }
    return id;
  }

  /** Only the usual form: the library takes shorter ones too. */
  private static @Nullable UUID parseId(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equalsIgnoreCase(text) ? id : null;
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private static ProblemException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_PARAMETER, detail).toException();
  }

  private static String quote(String text) {
    String shown = text.length() <= 60 ? text : text.substring(0, 60) + "...";
    return '"' + shown.replaceAll("\\p{C}", "?") + '"';
  }
}
