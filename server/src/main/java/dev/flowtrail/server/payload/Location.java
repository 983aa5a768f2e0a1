package dev.flowtrail.server.payload;

/**
 * Where the data of one observation lies.
 *
 * @param objectKey the segment's key in the blob store
 * @param frame the frame in the segment
 * @param dataOffset where the data begins in the decompressed frame
 * @param dataBytes how long the data is
 * @param ownFrame whether the frame holds nothing else
 */
public record Location(
    String objectKey, FramePlace frame, long dataOffset, long dataBytes, boolean ownFrame) {}
