package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/**
 * Watches what a user's encoder writes, so that one that does not write JSON costs its own value
 * and not the whole flow.
 */
final class CheckedEncoder implements Encoder {
  private final Encoder encoder;

  CheckedEncoder(Encoder encoder) {
    this.encoder = encoder;
  }

  @Override
  public void encode(@Nullable Object value, OutputStream out) throws IOException {
    JsonCheck check = new JsonCheck(out);
    encoder.encode(value, check);
    check.requireOneValue();
  }
}
