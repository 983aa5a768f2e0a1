package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class BlocksTest {

  @Test
  void whatWasWrittenComesBack() throws IOException {
    for (int seed = 0; seed < 100; seed++) {
      Random random = new Random(seed);
      ByteArrayOutputStream expected = new ByteArrayOutputStream();
      Blocks blocks = new Blocks(Long.MAX_VALUE, bytes -> true);
      for (int i = random.nextInt(30); i >= 0; i--) {
        byte[] piece = new byte[random.nextInt(20_000)];
        random.nextBytes(piece);
        expected.writeBytes(piece);
        blocks.write(piece, 0, piece.length);
      }
      assertThat(bytesOf(blocks)).as("seed %d", seed).isEqualTo(expected.toByteArray());
      assertThat(joined(blocks)).as("seed %d", seed).isEqualTo(expected.toByteArray());
      assertThat(blocks.length()).isEqualTo(expected.size());
    }
  }

  @Test
  void smallValueTakesExactlyItsSize() throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, bytes -> true);

    blocks.write(new byte[137]);

    assertThat(blocks.allocatedBytes()).isEqualTo(137);
  }

  @Test
  void allocationIsAtMostTwiceTheLengthAndABlock() throws IOException {
    Blocks blocks = new Blocks(Long.MAX_VALUE, bytes -> true);
    for (int i = 0; i < 1_000; i++) {
      blocks.write(new byte[8_000]);
    }

    assertThat(blocks.allocatedBytes()).isLessThanOrEqualTo(blocks.length() + (1 << 16));
  }

  @Test
  void limitIsExact() throws IOException {
    Blocks blocks = new Blocks(10_000, bytes -> true);
    blocks.write(new byte[8_000]);
    blocks.write(new byte[1_000]);
    blocks.write(new byte[1_000]);

    assertThatThrownBy(() -> blocks.write(1)).isInstanceOf(LimitReached.class);
    assertThat(blocks.length()).isEqualTo(10_000);
  }

  private static byte[] bytesOf(Blocks blocks) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blocks.writeTo(out);
    return out.toByteArray();
  }

  private static byte[] joined(Blocks blocks) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    blocks.toArrays().forEach(out::writeBytes);
    return Arrays.copyOf(out.toByteArray(), out.size());
  }
}
