package dev.flowtrail.server.ingest;

import java.util.Random;
import java.util.StringJoiner;

/** JSON values of every kind, written in every way that JSON allows; the same for the same seed. */
final class RandomJson {

  private static final String[] WORDS = {
    "null",
    "true",
    "false",
    "0",
    "-0",
    "17",
    "1.00",
    "-1.5e-007",
    "1E400",
    "123456789012345678901",
    "\"\"",
    "\"é😀\"",
    "\"\\u00e9\\n\\\"\"",
    "\"}]\\\\\"",
    "[]",
    "{ }",
    "[ [ ] ]"
  };
  private static final String[] SPACES = {"", "", "", " ", "\n", "\t \r\n"};

  private final Random random;

  RandomJson(long seed) {
    random = new Random(seed);
  }

  /** Mostly small, now and then longer than any buffer on the way. */
  String value() {
    return random.nextInt(4) == 0 ? longValue(random.nextInt(40_000)) : value(3);
  }

  private String value(int depth) {
    return switch (depth == 0 ? 0 : random.nextInt(4)) {
      case 1 -> array(depth);
      case 2 -> object(depth);
      default -> pick(WORDS);
    };
  }

  private String array(int depth) {
    StringJoiner elements = new StringJoiner(",", "[", "]");
    for (int count = random.nextInt(5); count > 0; count--) {
      elements.add(spaced(value(depth - 1)));
    }
    return elements.toString();
  }

  private String object(int depth) {
    StringJoiner members = new StringJoiner(",", "{", "}");
    for (int count = random.nextInt(5); count > 0; count--) {
      members.add(spaced("\"m" + count + "\"") + ":" + spaced(value(depth - 1)));
    }
    return members.toString();
  }

  private String longValue(int length) {
    return switch (random.nextInt(3)) {
      case 0 -> '"' + "word ".repeat(length / 5) + '"';
      case 1 -> "-1." + "0123456789".repeat(length / 10) + "5";
      default -> "[" + (spaced(value(2)) + ",").repeat(length / 100) + "0]";
    };
  }

  private String spaced(String text) {
    return pick(SPACES) + text + pick(SPACES);
  }

  private String pick(String[] texts) {
    return texts[random.nextInt(texts.length)];
  }
}
