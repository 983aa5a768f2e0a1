package dev.flowtrail.cluster.load;

import java.util.SplittableRandom;

/**
 * How much data flows carry.
 *
 * @param mediumInTenThousand how many of ten thousand carry about 200 KB
 * @param largeInTenThousand how many of ten thousand carry 3 to 6 MB
 */
public record SizeMix(int mediumInTenThousand, int largeInTenThousand) {

  /** All of them small, about 2 KB. */
  public static final SizeMix SMALL = new SizeMix(0, 0);

  /** Mostly small, a few of 200 KB, hardly any of several MB. */
  public static final SizeMix MIXED = new SizeMix(100, 5);

  private static final int SMALL_BYTES = 2_000;
  private static final int MEDIUM_BYTES = 200_000;
  private static final int LARGE_BYTES = 3_000_000;

  /** How many bytes the largest observation of the next flow has, roughly. */
  int nextBytes(SplittableRandom random) {
    int dice = random.nextInt(10_000);
    if (dice < largeInTenThousand) {
      return LARGE_BYTES + random.nextInt(LARGE_BYTES);
    }
    return dice < largeInTenThousand + mediumInTenThousand
        ? MEDIUM_BYTES / 2 + random.nextInt(MEDIUM_BYTES)
        : random.nextInt(2 * SMALL_BYTES);
  }
}
