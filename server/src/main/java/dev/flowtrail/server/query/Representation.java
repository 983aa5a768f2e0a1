package dev.flowtrail.server.query;

import dev.flowtrail.server.http.AcceptEncoding;
import dev.flowtrail.server.http.Problem;
import dev.flowtrail.server.http.ProblemType;
import dev.flowtrail.server.store.ObservationRecord;
import io.helidon.common.media.type.MediaType;
import io.helidon.common.media.type.MediaTypes;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Arrays;
import java.util.Locale;

/** The forms in which an observation's data can be given. */
enum Representation {
  /** Plain JSON. */
  JSON("application/json", ""),
  /** JSON, compressed for the way. */
  JSON_GZIP("application/json", "gzip"),
  /** JSON, compressed for the way; the stored frame untouched where there is one. */
  JSON_ZSTD("application/json", "zstd"),
  /** A zstd frame as the body itself, for clients that keep it compressed. */
  ZSTD("application/zstd", "");

  private static final MediaType ZSTD_TYPE = MediaTypes.create("application/zstd");

  private final String mediaType;
  private final String encoding;

  Representation(String mediaType, String encoding) {
    this.mediaType = mediaType;
    this.encoding = encoding;
  }

  static Representation chosenBy(ServerRequest request) {
    if (request.headers().value(HeaderNames.ACCEPT).orElse("").contains(ZSTD_TYPE.text())) {
      return ZSTD;
    }
    if (!request.headers().isAccepted(MediaTypes.APPLICATION_JSON)) {
      throw Problem.of(ProblemType.NOT_ACCEPTABLE, "Expected application/json or application/zstd.")
          .toException();
    }
    AcceptEncoding encodings = AcceptEncoding.of(request);
    return encodings.accepts("zstd") ? JSON_ZSTD : encodings.accepts("gzip") ? JSON_GZIP : JSON;
  }

  String mediaType() {
    return mediaType;
  }

  /** The Content-Encoding; empty for none. */
  String encoding() {
    return encoding;
  }

  /** A strong validator: other bytes, another tag. */
  String etag(ObservationRecord observation) {
    return "\"%s-%s\"".formatted(observation.hashText(), name().toLowerCase(Locale.ROOT));
  }

  /** Whether the client has the data already, in this form. */
  boolean isKnownTo(ServerRequest request, ObservationRecord observation) {
    String tags = request.headers().value(HeaderNames.IF_NONE_MATCH).orElse("");
    return Arrays.stream(tags.split(","))
        .map(tag -> tag.strip().replaceFirst("^W/", ""))
        .anyMatch(tag -> tag.equals("*") || tag.equals(etag(observation)));
  }
}
