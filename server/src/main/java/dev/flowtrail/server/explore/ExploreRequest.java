package dev.flowtrail.server.explore;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemException;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.http.SmallBody;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request asks, as it was written.
 *
 * @param group what rows are put together by; empty for a list
 * @param sort what they are ordered by, with {@code -} before it for the greatest first; empty for
 *     the usual order
 * @param limit how many rows, null for as many as is usual
 */
record ExploreRequest(
    String query,
    Scope of,
    List<String> group,
    List<String> measures,
    String sort,
    @Nullable Integer limit,
    @Nullable String cursor) {

  private static final int MAX_NAMES = 10;

  /** What rows are called in requests and answers. */
  String plural() {
    return of.word() + "s";
  }

  /**
   * How many rows, as many as is usual where it is not said.
   *
   * @throws ProblemException when they are none, or more than the most
   */
  int limit(int usual, int most) {
    if (limit != null && (limit < 1 || limit > most)) {
      throw invalid("limit", "a whole number from 1 to " + most);
    }
    return limit == null ? usual : limit;
  }

  /** Whether rows are put together and counted. */
  boolean aggregates() {
    return !group.isEmpty() || !measures.isEmpty();
  }

  /**
   * Reads the body of a request.
   *
   * @throws ProblemException when it is no such request
   */
  static ExploreRequest read(ServerRequest request) {
    Draft draft = new Draft();
    SmallBody.read(request, draft::take);
    return draft.finish();
  }

  static ProblemException invalid(String member, String expected) {
    return Problem.of(ProblemType.INVALID_PARAMETER, "%s: expected %s.".formatted(member, expected))
        .toException();
  }

  private static final class Draft {
    private String query = "";
    private Scope of = Scope.FLOW;
    private List<String> group = List.of();
    private List<String> measures = List.of();
    private String sort = "";
    private @Nullable Integer limit;
    private @Nullable String cursor;

    void take(String name, JsonParser value) throws IOException {
      if (value.currentToken() == JsonToken.VALUE_NULL) {
        return;
      }
      switch (name) {
        case "query" -> query = text(name, value);
        case "of" -> of = scope(text(name, value));
        case "group" -> group = texts(name, value);
        case "measures" -> measures = texts(name, value);
        case "sort" -> sort = text(name, value);
        case "limit" -> limit = integer(name, value);
        case "cursor" -> cursor = text(name, value);
        default -> {}
      }
    }

    private static Scope scope(String text) {
      return switch (text) {
        case "flows" -> Scope.FLOW;
        case "steps" -> Scope.STEP;
        case "candidates" -> Scope.CANDIDATE;
        default -> throw invalid("of", "flows, steps or candidates");
      };
    }

    private static String text(String name, JsonParser value) throws IOException {
      if (value.currentToken() != JsonToken.VALUE_STRING || value.getText().indexOf(0) >= 0) {
        throw invalid(name, "a text without U+0000");
      }
      return value.getText();
    }

    private static int integer(String name, JsonParser value) throws IOException {
      if (value.currentToken() != JsonToken.VALUE_NUMBER_INT
          || !value.getText().matches("\\d{1,9}")) {
        throw invalid(name, "a whole number");
      }
      return value.getIntValue();
    }

    private static List<String> texts(String name, JsonParser value) throws IOException {
      List<String> texts = new ArrayList<>();
      if (value.currentToken() != JsonToken.START_ARRAY) {
        throw invalid(name, "an array of texts");
      }
      while (value.nextToken() != JsonToken.END_ARRAY) {
        texts.add(text(name, value));
        if (texts.size() > MAX_NAMES) {
          throw invalid(name, "at most %d texts".formatted(MAX_NAMES));
        }
      }
      return List.copyOf(texts);
    }

    ExploreRequest finish() {
      return new ExploreRequest(query, of, group, measures, sort, limit, cursor);
    }
  }
}
