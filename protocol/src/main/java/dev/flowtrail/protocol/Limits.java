package dev.flowtrail.protocol;

/**
 * How large a document and its parts may be. Sizes count after decompression.
 *
 * @param maxBodyBytes bytes of one request body. Default 1 GiB
 * @param maxObservationBytes bytes of one observation's data. Default 64 MiB
 * @param maxDepth how deep objects and arrays may nest, counted from the document's root. Default
 *     200
 * @param maxTextLength characters of one reason, and of one flow's attributes as JSON. Default
 *     1,000,000
 */
public record Limits(long maxBodyBytes, long maxObservationBytes, int maxDepth, int maxTextLength) {

  /** Characters of a name or a key. */
  public static final int MAX_NAME_LENGTH = 255;

  /** Faults reported for one document; further ones are not looked at. */
  public static final int MAX_FAULTS = 100;

  private static final long MIB = 1L << 20;

  /** The limits that hold where nothing else is configured. */
  public static final Limits DEFAULT = new Limits(1024 * MIB, 64 * MIB, 200, 1_000_000);

  public Limits {
    requirePositive("maxBodyBytes", maxBodyBytes);
    requirePositive("maxObservationBytes", maxObservationBytes);
    requirePositive("maxDepth", maxDepth);
    requirePositive("maxTextLength", maxTextLength);
  }

  private static void requirePositive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + ": expected more than 0 but was " + value);
    }
  }
}
