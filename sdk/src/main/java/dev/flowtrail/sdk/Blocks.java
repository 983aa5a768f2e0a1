package dev.flowtrail.sdk;

import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that grow by whole blocks, so that nothing is copied when they do. The first block is as
 * large as the first write: a small value, which arrives in one, takes exactly its size.
 */
final class Blocks extends OutputStream {
  private static final int LARGEST_BLOCK = 1 << 16;

  private final long limitBytes;
  private final long besides;
  private final LongPredicate memory;
  private List<byte[]> full = List.of();
  private byte[] last = {};
  private int lastUsed;
  private long length;
  private long allocated;
  private @Nullable LimitReached limitReached;

  /**
   * @param limitBytes how long this may grow
   * @param memory asked for the bytes of every new block
   */
  Blocks(long limitBytes, LongPredicate memory) {
    this(limitBytes, 0, memory);
  }

  /**
   * @param limitBytes how long this may grow
   * @param besides bytes of something else that are asked for together with the first block
   * @param memory asked for the bytes of every new block
   */
  Blocks(long limitBytes, long besides, LongPredicate memory) {
    this.limitBytes = limitBytes;
    this.besides = besides;
    this.memory = memory;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int count) throws IOException {
    int fitting = Math.min(count, last.length - lastUsed);
    append(source, offset, fitting);
    if (count > fitting) {
      addBlock(count - fitting);
      append(source, offset + fitting, count - fitting);
    }
  }

  long length() {
    return length;
  }

  /** The bytes of all blocks, used or not, and of what was asked for besides. */
  long allocatedBytes() {
    return allocated;
  }

  /** Whether something was asked for besides, and there was room. */
  boolean holdsBesides() {
    return besides > 0 && allocated > 0;
  }

  /** Why this could not grow, if it could not. */
  @Nullable LimitReached limitReached() {
    return limitReached;
  }

  /** Throws again what an encoder may have swallowed. */
  void requireComplete() throws LimitReached {
    if (limitReached != null) {
      throw limitReached;
    }
  }

  void writeTo(OutputStream out) throws IOException {
    for (byte[] block : full) {
      out.write(block);
    }
    out.write(last, 0, lastUsed);
  }

  /** The blocks, cut to what is used of them. */
  List<byte[]> toArrays() {
    List<byte[]> arrays = new ArrayList<>(full);
    arrays.add(lastUsed < last.length ? Arrays.copyOf(last, lastUsed) : last);
    return arrays;
  }

  private void append(byte[] source, int offset, int count) {
    System.arraycopy(source, offset, last, lastUsed, count);
    lastUsed += count;
    length += count;
  }

  private void addBlock(int wanted) throws LimitReached {
    requireComplete();
    if (length + wanted > limitBytes) {
      throw stop(Loss.TOO_LARGE, "larger than " + limitBytes + " bytes");
    }
    long roomy = Math.min(Math.min(length, LARGEST_BLOCK), limitBytes - length);
    int size = (int) Math.max(wanted, roomy);
    long asked = allocated == 0 ? size + besides : size;
    if (!memory.test(asked)) {
      throw stop(Loss.BUFFER_FULL, "the buffer for flows in flight is full");
    }
    if (allocated > 0) {
      keepFull();
    }
    last = new byte[size];
    lastUsed = 0;
    allocated += asked;
  }

  /** Most values are one block, and need no list. */
  private void keepFull() {
    if (full.isEmpty()) {
      full = new ArrayList<>();
    }
    full.add(last);
  }

  private LimitReached stop(Loss cause, String message) {
    limitReached = new LimitReached(cause, message);
    return limitReached;
  }
}
