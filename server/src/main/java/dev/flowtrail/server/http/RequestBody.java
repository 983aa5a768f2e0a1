package dev.flowtrail.server.http;

import com.github.luben.zstd.ZstdIOException;
import com.github.luben.zstd.ZstdInputStreamNoFinalizer;
import dev.flowtrail.protocol.LimitExceededException;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * A request's body as a stream, decompressed, its size counted while it is read: a small body that
 * unpacks to a huge one ends at the limit.
 */
public final class RequestBody extends FilterInputStream {

  private static final int READ_BYTES = 64 << 10;

  /** 8 MiB, the most that RFC 9659 allows: a frame's header alone can ask for so much memory. */
  private static final int MAX_WINDOW_LOG = 23;

  private final long maxBytes;
  private long bytes;

  private RequestBody(InputStream in, long maxBytes) {
    super(in);
    this.maxBytes = maxBytes;
  }

  /**
   * Opens a JSON body.
   *
   * @throws ProblemException for another media type or an unknown encoding
   */
  public static InputStream openJson(ServerRequest request, long maxBytes) {
    return open(request, "application/json", maxBytes);
  }

  /**
   * Opens a body of JSON lines.
   *
   * @throws ProblemException for another media type or an unknown encoding
   */
  public static InputStream openJsonLines(ServerRequest request, long maxBytes) {
    return open(request, "application/x-ndjson", maxBytes);
  }

  /**
   * Opens a body of one media type.
   *
   * @throws ProblemException for another one or an unknown encoding
   */
  public static InputStream open(ServerRequest request, String mediaType, long maxBytes) {
    requireMediaType(request, mediaType);
    String encoding = request.headers().value(HeaderNames.CONTENT_ENCODING).orElse("identity");
    try {
      return new RequestBody(
          decode(encoding, new ArrivingBody(request.content().inputStream())), maxBytes);
    } catch (IOException e) {
      throw malformed(encoding).toException();
    }
  }

  private static void requireMediaType(ServerRequest request, String expected) {
    String type = request.headers().value(HeaderNames.CONTENT_TYPE).orElse("none");
    String mediaType = type.split(";", 2)[0].strip();
    if (!mediaType.equalsIgnoreCase(expected)) {
      throw Problem.of(
              ProblemType.UNSUPPORTED_MEDIA_TYPE,
              "Expected Content-Type %s but was %s.".formatted(expected, mediaType))
          .toException();
    }
  }

  private static InputStream decode(String encoding, InputStream body) throws IOException {
    return switch (encoding.strip().toLowerCase(Locale.ROOT)) {
      case "identity" -> body;
      case "gzip" -> new GZIPInputStream(body, READ_BYTES);
      case "zstd" -> new ZstdInputStreamNoFinalizer(body).setLongMax(MAX_WINDOW_LOG);
      default ->
          throw Problem.of(
                  ProblemType.UNSUPPORTED_MEDIA_TYPE,
                  "Expected Content-Encoding none, gzip or zstd but was %s.".formatted(encoding))
              .toException();
    };
  }

  private static Problem malformed(String encoding) {
    return Problem.of(
        ProblemType.MALFORMED_ENCODING, "The body is not what %s makes.".formatted(encoding));
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    try {
      return count(super.read(buffer, offset, length));
    } catch (ZipException | ZstdIOException | EOFException e) {
      throw malformed("its Content-Encoding").toException();
    }
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  private int count(int read) {
    bytes += Math.max(read, 0);
    if (bytes > maxBytes) {
      throw new LimitExceededException("maxBodyBytes", maxBytes);
    }
    return read;
  }
}
