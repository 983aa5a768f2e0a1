package dev.flowtrail.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.helidon.webserver.http.ServerRequest;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Reads a request's body that is one small JSON object. */
public final class SmallBody {

  private static final int MAX_BYTES = 256 << 10;

  private static final JsonFactory JSON = new JsonFactory();

  private SmallBody() {}

  /** Takes one member of the object, with the parser on its value; leaves it on the value's end. */
  @FunctionalInterface
  public interface Members {
    void take(String name, JsonParser value) throws IOException;
  }

  /**
   * Hands over the members as they stand there. What the taker leaves unread is skipped.
   *
   * @throws ProblemException when the body is no such object
   * @throws dev.flowtrail.protocol.LimitExceededException when it has more than 256 KiB
   */
  public static void read(ServerRequest request, Members members) {
    try (JsonParser parser = JSON.createParser(RequestBody.openJson(request, MAX_BYTES))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw malformed("Expected a JSON object.");
      }
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        parser.nextToken();
        members.take(name, parser);
        parser.skipChildren();
      }
      if (parser.nextToken() != null) {
        throw malformed("Expected nothing behind the JSON object.");
      }
    } catch (JsonProcessingException e) {
      throw malformed(
          "Expected a JSON object; reading stopped at line %d, column %d."
              .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProblemException malformed(String detail) {
    return Problem.of(ProblemType.MALFORMED_JSON, detail).toException();
  }
}
