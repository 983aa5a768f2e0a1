package dev.flowtrail.server.queue;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An observation's data on its way to the store.
 *
 * @param hash the content's hash, which ignores the order of keys and the spaces
 * @param bytes how long the data is
 * @param itemCount how many elements, when the data is an array
 * @param passedCount how many candidates went on, when the data says so
 * @param summary what the queryable fields hold, as JSON
 * @param place where the bytes are
 */
public record StagedData(
    UUID hash,
    long bytes,
    @Nullable Integer itemCount,
    @Nullable Integer passedCount,
    @Nullable String summary,
    Place place) {

  /**
   * A place in the frames of a submission.
   *
   * @param frame the frame's index
   * @param offset where the data begins in the decompressed frame
   * @param ownFrame whether the frame holds nothing else
   */
  public record Place(int frame, long offset, boolean ownFrame) {}
}
