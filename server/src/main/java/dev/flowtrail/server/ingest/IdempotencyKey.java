package dev.flowtrail.server.ingest;

import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the Idempotency-Key header, bare or quoted as RFC 9651 writes a string, or the key that a
 * document says itself.
 */
final class IdempotencyKey {

  private static final HeaderName HEADER = HeaderNames.create("Idempotency-Key");
  private static final int MAX_LENGTH = 255;
  private static final Pattern QUOTED = Pattern.compile("\"((?:[^\"\\\\]|\\\\[\"\\\\])*)\"");
  private static final Pattern PRINTABLE = Pattern.compile("[\\x20-\\x7e]+");

  private IdempotencyKey() {}

  static String of(ServerRequest request) {
    return find(request)
        .orElseThrow(() ->
            Problem.of(
                    ProblemType.MISSING_IDEMPOTENCY_KEY,
                    "Expected an Idempotency-Key header, such as a new UUID, but there is none.")
                .toException());
  }

  /** The same where a request need not have one. */
  static Optional<String> find(ServerRequest request) {
    List<String> values = request.headers().all(HEADER, List::of);
    if (values.size() > 1) {
      throw invalid(
          "Expected one Idempotency-Key header but there are %d.".formatted(values.size()));
    }
    String value = values.isEmpty() ? "" : values.getFirst().strip();
    if (value.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(checked(value.startsWith("\"") ? unquote(value) : value));
  }

  /**
   * The key that a document says itself, as it is.
   *
   * @throws dev.flowtrail.server.http.ProblemException when it says none, or one that cannot be
   */
  static String ofDocument(@Nullable String key) {
    if (key == null) {
      throw Problem.of(
              ProblemType.MISSING_IDEMPOTENCY_KEY,
              "Expected a text as the member idempotencyKey beside flow, such as a new UUID, but"
                  + " there is none.")
          .toException();
    }
    return checked(key);
  }

  private static String checked(String key) {
    if (key.isEmpty() || key.length() > MAX_LENGTH || !PRINTABLE.matcher(key).matches()) {
      throw invalid(
          "Expected 1 to 255 printable ASCII characters but found %d characters."
              .formatted(key.length()));
    }
    return key;
  }

  private static String unquote(String value) {
    var matcher = QUOTED.matcher(value);
    if (!matcher.matches()) {
      throw invalid("Expected a closing quote at the end of the quoted key.");
    }
    return matcher.group(1).replaceAll("\\\\(.)", "$1");
  }

  private static RuntimeException invalid(String detail) {
    return Problem.of(ProblemType.INVALID_IDEMPOTENCY_KEY, detail).toException();
  }
}
