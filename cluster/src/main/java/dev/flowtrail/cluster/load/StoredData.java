package dev.flowtrail.cluster.load;

import dev.flowtrail.server.payload.Frame;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/**
 * All observations as they lie in the payload store, read beside the servers: each frame once, so
 * that tens of thousands of flows take seconds.
 */
final class StoredData {

  private static final String OBSERVATIONS =
      """
      select o.flow_id, s.name as step, o.name, g.object_key,
             o.frame_offset, o.frame_bytes, o.frame_crc32c, o.data_offset, o.bytes
      from observation o
      join step s on (s.team_id, s.flow_id, s.id) = (o.team_id, o.flow_id, o.step_id)
      join segment g on g.id = o.segment_id
      order by o.segment_id, o.frame_offset
      """;

  private final Path objects;
  private final Map<UUID, List<Digest>> digests = new HashMap<>();
  private String objectKey = "";
  private long frameOffset = -1;
  private byte[] frame = {};

  private StoredData(Path objects) {
    this.objects = objects;
  }

  /** One observation: where it belongs, and what its data comes to. */
  record Digest(String step, String name, String digest) implements Comparable<Digest> {

    static Digest of(String step, String name, ByteBuffer data) {
      try {
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        sha.update(data);
        return new Digest(step, name, HexFormat.of().formatHex(sha.digest()));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public int compareTo(Digest other) {
      return toString().compareTo(other.toString());
    }
  }

  /**
   * By flow, each flow's in the order of their digests.
   *
   * @param objects the folder where the store keeps its objects
   * @throws UncheckedIOException when an object is missing or shorter than it should be
   */
  static Map<UUID, List<Digest>> read(Jdbi jdbi, Path objects) {
    StoredData data = new StoredData(objects);
    jdbi.useHandle(handle ->
        handle.select(OBSERVATIONS).map((row, context) -> data.digest(row)).forEach(it -> {}));
    data.digests.values().forEach(it -> it.sort(null));
    return data.digests;
  }

  /** What has to be there of a flow. */
  static List<Digest> of(TestFlow flow) {
    return flow.observations().stream()
        .map(it -> Digest.of(it.step(), it.name(), ByteBuffer.wrap(it.data())))
        .sorted()
        .toList();
  }

  private Digest digest(ResultSet row) throws SQLException {
    seek(row);
    ByteBuffer data =
        ByteBuffer.wrap(frame, (int) row.getLong("data_offset"), (int) row.getLong("bytes"));
    Digest digest = Digest.of(row.getString("step"), row.getString("name"), data);
    digests
        .computeIfAbsent(row.getObject("flow_id", UUID.class), id -> new ArrayList<>())
        .add(digest);
    return digest;
  }

  private void seek(ResultSet row) throws SQLException {
    String key = row.getString("object_key");
    long offset = row.getLong("frame_offset");
    if (key.equals(objectKey) && offset == frameOffset) {
      return;
    }
    byte[] stored = readRange(objects.resolve(key), offset, row.getInt("frame_bytes"));
    if (Frame.crc32c(stored) != row.getInt("frame_crc32c")) {
      throw new UncheckedIOException(new IOException("damaged frame at " + offset + " of " + key));
    }
    frame = decompress(stored);
    objectKey = key;
    frameOffset = offset;
  }

  private static byte[] decompress(byte[] stored) {
    try (InputStream frame = Frame.decompressing(stored)) {
      return frame.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] readRange(Path file, long offset, int length) {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      ByteBuffer bytes = ByteBuffer.allocate(length);
      while (bytes.hasRemaining() && channel.read(bytes, offset + bytes.position()) >= 0) {
        // Until all of it is read, or it ends before.
      }
      return bytes.array();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
