package dev.flowtrail.server.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/** Answers in JSON. */
public final class Json {

  /** The media type of every answer that is no fault. */
  public static final String MEDIA_TYPE = "application/json";

  /** What was written goes on when the stream's buffer is full, not with every flush. */
  private static final JsonFactory FACTORY =
      new JsonFactory().disable(JsonGenerator.Feature.FLUSH_PASSED_TO_STREAM);

  private Json() {}

  /** Writes one answer. */
  @FunctionalInterface
  public interface Content {
    void write(JsonGenerator generator) throws IOException;
  }

  /** Answers at once with something small. */
  public static void send(ServerResponse response, int status, Content content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      content.write(generator);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    response.status(status);
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    Answers.send(response, bytes.toByteArray());
  }

  /** Writes one answer through a generator and, between its values, straight to the stream. */
  @FunctionalInterface
  public interface StreamedContent {
    void write(JsonGenerator generator, OutputStream out) throws IOException;
  }

  /** Answers piece by piece with something that may be large. */
  public static void stream(ServerResponse response, StreamedContent content) {
    response.header(HeaderNames.CONTENT_TYPE, MEDIA_TYPE);
    response.header(HeaderNames.CACHE_CONTROL, "no-cache");
    try (OutputStream out = Answers.stream(response);
        JsonGenerator generator = FACTORY.createGenerator(out)) {
      content.write(generator, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes a number, or null; a whole one without a fraction. */
  public static void writeNumber(JsonGenerator json, String name, @Nullable Number value)
      throws IOException {
    json.writeFieldName(name);
    if (value == null) {
      json.writeNull();
    } else if (isWhole(value.doubleValue())) {
      json.writeNumber(value.longValue());
    } else {
      json.writeNumber(value.doubleValue());
    }
  }

  /** Whether a number has no fraction, and a double every whole number of its size. */
  public static boolean isWhole(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15;
  }

  /**
   * Sees to it that the client takes JSON.
   *
   * @throws ProblemException when its Accept header says otherwise
   */
  public static void requireAccepted(ServerRequest request) {
    if (!request.headers().isAccepted(MediaTypes.APPLICATION_JSON)) {
      throw Problem.of(ProblemType.NOT_ACCEPTABLE, "Only application/json can be given here.")
          .toException();
    }
  }
}
