package dev.flowtrail.cluster;

import dev.flowtrail.cluster.fault.FaultProxy;
import dev.flowtrail.cluster.fault.HttpFaultProxy;
import dev.flowtrail.cluster.part.Postgres;
import dev.flowtrail.cluster.part.Redis;
import dev.flowtrail.cluster.part.S3Endpoint;
import dev.flowtrail.server.database.DatabaseAddress;
import java.net.URI;
import java.util.Optional;

/**
 * What lies between the servers and what they lean on.
 *
 * @param postgres empty where the network cannot fail, as the others
 */
public record Networks(
    Optional<FaultProxy> postgres, Optional<FaultProxy> queue, Optional<HttpFaultProxy> objects)
    implements AutoCloseable {

  /** Drivers send each statement as text, every time, so that it can be told on the way. */
  private static final String WHOLE_STATEMENTS = "&prepareThreshold=0";

  /** Networks that cannot fail. */
  static final Networks NONE = new Networks(Optional.empty(), Optional.empty(), Optional.empty());

  static Networks before(Cluster.Backing backing) {
    return new Networks(
        backing.postgres().map(it -> FaultProxy.before(it.port())),
        backing.queue().map(it -> FaultProxy.before(it.port())),
        backing.objects().map(it -> HttpFaultProxy.before(it.port())));
  }

  /** Where the servers find the database. */
  DatabaseAddress address(Postgres database) {
    DatabaseAddress address = database.address();
    return postgres
        .map(proxy ->
            new DatabaseAddress(
                address.jdbcUrl().replace(":" + database.port() + "/", ":" + proxy.port() + "/")
                    + WHOLE_STATEMENTS,
                address.user(),
                address.password()))
        .orElse(address);
  }

  /** Where the servers find the queue. */
  URI url(Redis redis) {
    return queue.map(it -> URI.create("redis://127.0.0.1:" + it.port())).orElse(redis.url());
  }

  /** Where the servers find the bucket. */
  URI url(S3Endpoint endpoint) {
    return objects.map(it -> URI.create("http://127.0.0.1:" + it.port())).orElse(endpoint.url());
  }

  /** Cuts all connections that are open. */
  public void breakConnections() {
    postgres.ifPresent(FaultProxy::breakConnections);
    queue.ifPresent(FaultProxy::breakConnections);
    objects.ifPresent(HttpFaultProxy::breakConnections);
  }

  @Override
  public void close() {
    postgres.ifPresent(FaultProxy::close);
    queue.ifPresent(FaultProxy::close);
    objects.ifPresent(HttpFaultProxy::close);
  }
}
