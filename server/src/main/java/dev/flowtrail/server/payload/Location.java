package dev.flowtrail.server.payload;

/**
 * Where the data of one observation lies.
 *
 * @param objectKey the segment's key in the blob store
 * @param frameOffset where the frame begins in the segment
 * @param frameBytes how long the compressed frame is
 * @param frameCrc32c the checksum of the compressed frame
 * @param dataOffset where the data begins in the decompressed frame
 * @param dataBytes how long the data is
 * @param ownFrame whether the frame holds nothing else
 */
public record Location(
    String objectKey,
    long frameOffset,
    int frameBytes,
    int frameCrc32c,
    long dataOffset,
    long dataBytes,
    boolean ownFrame) {}
