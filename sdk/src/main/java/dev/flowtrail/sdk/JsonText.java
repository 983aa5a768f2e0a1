package dev.flowtrail.sdk;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.io.JsonStringEncoder;

/** A text that stands in many rows alike, and is encoded once. */
final class JsonText {
  private final String text;
  private final byte[] encoded;

  JsonText(String text) {
    this.text = text;
    this.encoded = quote(text).getBytes(UTF_8);
  }

  /** What leads to the value of a member: its name and a colon. */
  static byte[] lead(String name) {
    return lead(name, "");
  }

  /**
   * What leads to a value in a member: the same and what follows.
   *
   * @param json how that begins
   */
  static byte[] lead(String name, String json) {
    return (quote(name) + ":" + json).getBytes(UTF_8);
  }

  String text() {
    return text;
  }

  /** Not to be changed. */
  byte[] encoded() {
    return encoded;
  }

  private static String quote(String text) {
    String sendable = Text.wellFormed(text);
    return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(sendable)) + '"';
  }
}
