package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Gives ids to the contents that came under one id. The one that was captured first keeps it; each
 * of the others gets one that is made of the id and the content, so that it is the same whatever
 * came first.
 */
final class Contents {

  private static final Comparator<Map.Entry<FlowUpdate.Key, ObservationPart<StoredData>>> ORDER =
      Map.Entry.<FlowUpdate.Key, ObservationPart<StoredData>>comparingByValue(
              ObservationPart.order())
          .thenComparing(entry -> entry.getKey().contentHash());

  private Contents() {}

  /** The rows of a flow's observations, together those that came under one id. */
  static List<List<ObservationRows.Row>> rows(FlowState flow) {
    Map<UUID, List<Map.Entry<FlowUpdate.Key, ObservationPart<StoredData>>>> byId =
        new LinkedHashMap<>();
    flow.update()
        .observations()
        .entrySet()
        .forEach(entry ->
            byId.computeIfAbsent(entry.getKey().id(), id -> new ArrayList<>(1)).add(entry));
    return byId.values().stream().map(contents -> rowsOf(flow, contents)).toList();
  }

  private static List<ObservationRows.Row> rowsOf(
      FlowState flow, List<Map.Entry<FlowUpdate.Key, ObservationPart<StoredData>>> contents) {
    contents.sort(ORDER);
    List<ObservationRows.Row> rows = new ArrayList<>(contents.size());
    for (Map.Entry<FlowUpdate.Key, ObservationPart<StoredData>> content : contents) {
      FlowUpdate.Key key = content.getKey();
      boolean keepsId = rows.isEmpty();
      rows.add(
          new ObservationRows.Row(
              flow.identity(),
              keepsId ? key.id() : idBeside(key),
              keepsId ? null : key.id(),
              content.getValue()));
    }
    return rows;
  }

  /** An RFC 9562 version 8 UUID. */
  private static UUID idBeside(FlowUpdate.Key key) {
    ByteBuffer name =
        ByteBuffer.allocate(4 * Long.BYTES)
            .putLong(key.id().getMostSignificantBits())
            .putLong(key.id().getLeastSignificantBits())
            .putLong(key.contentHash().getMostSignificantBits())
            .putLong(key.contentHash().getLeastSignificantBits());
    ByteBuffer hash = ByteBuffer.wrap(sha256(name.array()));
    long high = hash.getLong() & ~0xf000L | 0x8000L;
    long low = hash.getLong() & ~(3L << 62) | 1L << 63;
    return new UUID(high, low);
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
