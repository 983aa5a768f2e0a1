package dev.flowtrail.cluster.load;

import dev.flowtrail.server.database.DatabaseAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Jdbi;

/** What the servers' database says, read beside them. */
public final class Records {

  private static final String FLOWS = "select id, idempotency_key, key from flow";

  private final Jdbi jdbi;

  public Records(DatabaseAddress address) {
    jdbi = Jdbi.create(address.jdbcUrl(), address.user(), address.password());
  }

  List<StoredFlow> flows() {
    return jdbi.withHandle(handle ->
        handle
            .select(FLOWS)
            .map((row, context) ->
                new StoredFlow(
                    row.getObject("id", UUID.class),
                    row.getString("idempotency_key"),
                    row.getString("key")))
            .list());
  }

  /**
   * What lies in the payload store, by flow.
   *
   * @param objects the folder where it keeps its objects
   */
  Map<UUID, List<StoredData.Digest>> data(Path objects) {
    return StoredData.read(jdbi, objects);
  }

  /** The keys of all objects that something may lie in. */
  Set<String> segments() {
    return jdbi.withHandle(
        handle -> handle.select("select object_key from segment").mapTo(String.class).set());
  }
}
