package dev.flowtrail.sdk;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import java.io.OutputStream;

/**
 * JSON that is written straight into bytes, the same bytes that Jackson would write. A general
 * generator checks each call and asks several objects; that is most of what a row or a small value
 * would cost. Here commas come by themselves, and for the rest the caller is trusted.
 */
abstract class PlainJson extends OutputStream {
  /** Longer texts go through in pieces. */
  private static final int LONGEST_PIECE = 1_000;

  private static final int LONGEST_NUMBER = 32;
  private static final byte[] TRUE = "true".getBytes(ISO_8859_1);
  private static final byte[] FALSE = "false".getBytes(ISO_8859_1);
  private static final byte[] NULL = "null".getBytes(ISO_8859_1);

  byte[] bytes;
  int used;
  private boolean another;

  PlainJson(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Makes room behind what is used. */
  abstract void makeRoom(int count) throws IOException;

  final void beginObject() throws IOException {
    begin('{');
  }

  final void beginArray() throws IOException {
    begin('[');
  }

  final void endObject() throws IOException {
    end('}');
  }

  final void endArray() throws IOException {
    end(']');
  }

  final void name(String name) throws IOException {
    text(name);
    append(':');
    another = false;
  }

  /**
   * Begins a member whose name is encoded.
   *
   * @param lead all that stands before the value
   */
  final void name(byte[] lead) throws IOException {
    separate();
    append(lead);
    another = false;
  }

  /** Writes a value or members that are encoded. */
  final void encoded(byte[] json) throws IOException {
    separate();
    append(json);
    another = true;
  }

  /** Appends a part of a value that is JSON already. */
  @Override
  public final void write(byte[] source, int offset, int count) throws IOException {
    separate();
    append(source, offset, count);
    another = false;
  }

  @Override
  public final void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  /** Ends a value that was appended in parts. */
  final void endValue() {
    another = true;
  }

  final void text(String text) throws IOException {
    separate();
    if (text.length() > LONGEST_PIECE || !appendSimple(text)) {
      append('"');
      appendEscaped(Text.wellFormed(text));
      append('"');
    }
    another = true;
  }

  final void yes(boolean value) throws IOException {
    separate();
    append(value ? TRUE : FALSE);
    another = true;
  }

  final void nothing() throws IOException {
    separate();
    append(NULL);
    another = true;
  }

  final void number(long value) throws IOException {
    separate();
    room(LONGEST_NUMBER);
    used = NumberOutput.outputLong(value, bytes, used);
    another = true;
  }

  final void number(double value) throws IOException {
    if (!Double.isFinite(value)) {
      text(Double.toString(value));
      return;
    }
    separate();
    room(LONGEST_NUMBER);
    used = Decimal.write(value, bytes, used);
    another = true;
  }

  private void begin(char bracket) throws IOException {
    separate();
    append(bracket);
    another = false;
  }

  private void end(char bracket) throws IOException {
    append(bracket);
    another = true;
  }

  private void separate() throws IOException {
    if (another) {
      append(',');
    }
  }

  /** False, and nothing written, where something is to be escaped or takes several bytes. */
  private boolean appendSimple(String text) throws IOException {
    int length = text.length();
    room(length + 2);
    byte[] to = bytes;
    int at = used;
    to[at++] = '"';
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~' || c == '"' || c == '\\') {
        return false;
      }
      to[at++] = (byte) c;
    }
    to[at++] = '"';
    used = at;
    return true;
  }

  private void appendEscaped(String text) throws IOException {
    int from = 0;
    while (from < text.length()) {
      int to = Math.min(text.length(), from + LONGEST_PIECE);
      // Both halves of a pair go together.
      to -= Character.isHighSurrogate(text.charAt(to - 1)) ? 1 : 0;
      append(JsonStringEncoder.getInstance().quoteAsUTF8(text.substring(from, to)));
      from = to;
    }
  }

  private void append(char ascii) throws IOException {
    room(1);
    bytes[used++] = (byte) ascii;
  }

  private void append(byte[] source) throws IOException {
    append(source, 0, source.length);
  }

  private void append(byte[] source, int offset, int count) throws IOException {
    int copied = 0;
    while (copied < count) {
      room(1);
      int fitting = Math.min(count - copied, bytes.length - used);
      System.arraycopy(source, offset + copied, bytes, used, fitting);
      used += fitting;
      copied += fitting;
    }
  }

  private void room(int count) throws IOException {
    if (bytes.length - used < count) {
      makeRoom(count);
    }
  }
}
