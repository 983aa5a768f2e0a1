package dev.flowtrail.cluster.load;

import java.util.SplittableRandom;

/**
 * JSON that has to come back as it was: numbers with more digits than a double has, escapes next to
 * what they stand for, blanks where they may stand.
 */
final class RandomData {

  private static final String[] REASONS = {
    "price above \\u20ac 20", "zu teuer für €20", "no \\\"stock\\\"", "", "\\u0000 in a name", "名前"
  };

  private RandomData() {}

  /**
   * @param bytes after so many no further candidate is added
   */
  static String of(int number, int position, int bytes, SplittableRandom random) {
    StringBuilder json = new StringBuilder(bytes + 200);
    json.append("[{\"flow\":").append(number).append(", \"step\" : ").append(position).append('}');
    while (json.length() < bytes) {
      json.append(",{\"id\":\"");
      json.append(Long.toString(random.nextLong() >>> 1, 36));
      json.append("\",\"score\":").append(random.nextInt(10)).append('.');
      json.append(random.nextLong() >>> 1).append("00");
      json.append(",\"passed\":").append(random.nextBoolean());
      json.append(",\"reason\": \"").append(REASONS[random.nextInt(REASONS.length)]).append("\"}");
    }
    return json.append(']').toString();
  }
}
