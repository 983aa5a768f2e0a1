package dev.flowtrail.server.http;

import io.helidon.webserver.http.ServerResponse;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/** Bodies of answers, on their way to clients that may be slow to take them. */
public final class Answers {

  /** Each has to go within the server's patience, so they are small. */
  private static final int PIECE_BYTES = 64 << 10;

  private Answers() {}

  /** Sends a whole body. */
  public static void send(ServerResponse response, byte[] body) {
    try {
      if (body.length <= PIECE_BYTES) {
        Connection.write(() -> {
          response.send(body);
          return true;
        });
      } else {
        response.contentLength(body.length);
        try (OutputStream out = stream(response)) {
          out.write(body);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** For a body that is sent while it comes into being; to be closed. */
  public static OutputStream stream(ServerResponse response) {
    return new Pieces(response.outputStream());
  }

  private static final class Pieces extends FilterOutputStream {

    Pieces(OutputStream out) {
      super(out);
    }

    @Override
    public void write(int oneByte) throws IOException {
      out.write(oneByte);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      for (int done = 0; done < length; done += PIECE_BYTES) {
        int from = offset + done;
        int size = Math.min(PIECE_BYTES, length - done);
        Connection.write(() -> {
          out.write(bytes, from, size);
          return true;
        });
      }
    }
  }
}
