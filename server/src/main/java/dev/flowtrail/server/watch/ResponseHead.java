package dev.flowtrail.server.watch;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a response of HTTP/1.1 begins. Its body is of no interest here and not read.
 *
 * @param retryAfter the header of this name
 */
record ResponseHead(int status, Optional<String> retryAfter) {

  private static final int MAX_BYTES = 16 << 10;
  private static final Pattern STATUS_LINE = Pattern.compile("HTTP/1\\.[01] (\\d{3})(?: .*)?");
  private static final String RETRY_AFTER = "retry-after:";

  /** Reads one, passing over those that only announce another. */
  static ResponseHead read(InputStream in) throws IOException {
    int left = MAX_BYTES;
    while (true) {
      String text = readHead(in, left);
      left -= text.length();
      ResponseHead head = parse(text);
      if (head.status() >= 200) {
        return head;
      }
    }
  }

  private static String readHead(InputStream in, int mostBytes) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    int lineBytes = 0;
    while (head.size() < mostBytes) {
      int next = in.read();
      if (next < 0) {
        throw new IOException("the connection ended within the head of the answer");
      }
      head.write(next);
      if (next == '\n') {
        if (lineBytes == 0) {
          return head.toString(ISO_8859_1);
        }
        lineBytes = 0;
      } else if (next != '\r') {
        lineBytes++;
      }
    }
    throw new IOException("the head of the answer has more than %d bytes".formatted(MAX_BYTES));
  }

  private static ResponseHead parse(String head) throws IOException {
    String[] lines = head.split("\r?\n");
    Matcher status = STATUS_LINE.matcher(lines.length == 0 ? "" : lines[0]);
    if (!status.matches()) {
      throw new IOException("the answer is not one of HTTP/1.1");
    }
    Optional<String> retryAfter = Optional.empty();
    for (String line : lines) {
      if (line.toLowerCase(Locale.ROOT).startsWith(RETRY_AFTER)) {
        retryAfter = Optional.of(line.substring(RETRY_AFTER.length()).strip());
      }
    }
    return new ResponseHead(Integer.parseInt(status.group(1)), retryAfter);
  }
}
