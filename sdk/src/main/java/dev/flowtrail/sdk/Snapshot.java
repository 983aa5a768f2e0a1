package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** What a captured value was, as JSON; or, where that was lost, why. */
sealed interface Snapshot {

  void writeTo(OutputStream out) throws IOException;

  /** The bytes that {@link #writeTo} writes. */
  long length();

  long heldBytes();

  /** Whether that includes what the observation takes besides. */
  boolean holdsMetadata();

  /** The value. */
  record Kept(Blocks json) implements Snapshot {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      json.writeTo(out);
    }

    @Override
    public long length() {
      return json.length();
    }

    @Override
    public long heldBytes() {
      return json.allocatedBytes();
    }

    @Override
    public boolean holdsMetadata() {
      return json.holdsBesides();
    }
  }

  /**
   * Stands where the value was. Nobody may mistake it for one, so it is an object that tells what
   * happened: {@code {"flowtrail.lost": "encodeFailed", "detail": "..."}}.
   */
  record Lost(Loss cause, String detail) implements Snapshot {
    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(json());
    }

    @Override
    public long length() {
      return json().length;
    }

    @Override
    public long heldBytes() {
      return 0;
    }

    @Override
    public boolean holdsMetadata() {
      return false;
    }

    private byte[] json() {
      String quoted = new String(JsonStringEncoder.getInstance().quoteAsString(detail));
      String json =
          "{\"flowtrail.lost\":\"" + cause.wireName() + "\",\"detail\":\"" + quoted + "\"}";
      return json.getBytes(StandardCharsets.UTF_8);
    }
  }
}
