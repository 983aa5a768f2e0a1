package dev.flowtrail.server.http;

import io.helidon.http.encoding.ContentDecoder;
import io.helidon.http.encoding.ContentEncoder;
import io.helidon.http.encoding.ContentEncoding;
import java.util.Set;

/**
 * Lets compressed bodies through as they came: {@link RequestBody} decompresses them, since only
 * there their size is counted and a broken one gets an answer that says so. Without this the web
 * server refuses every encoding that it cannot decode itself.
 */
final class UndecodedBody implements ContentEncoding {

  /** Those that we know, and those that we know how to refuse. */
  private static final Set<String> ENCODINGS =
      Set.of("gzip", "zstd", "br", "deflate", "compress", "x-gzip");

  @Override
  public Set<String> ids() {
    return ENCODINGS;
  }

  @Override
  public boolean supportsEncoding() {
    return false;
  }

  @Override
  public boolean supportsDecoding() {
    return true;
  }

  @Override
  public ContentDecoder decoder() {
    return ContentDecoder.NO_OP;
  }

  @Override
  public ContentEncoder encoder() {
    return ContentEncoder.NO_OP;
  }

  @Override
  public String name() {
    return "undecoded";
  }

  @Override
  public String type() {
    return "undecoded";
  }
}
