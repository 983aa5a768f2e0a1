package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.System.Logger.Level;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.LongSupplier;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.params.SetParams;

/**
 * A cache that all servers share, in Redis. It gives up soon: reading from the payload store is
 * always possible, so nobody waits for a Redis that is down or slow, and after some failures it is
 * left alone for a while. Frames are put there behind the reader's back.
 */
public final class RedisPayloadCache implements PayloadCache {

  private static final System.Logger LOG = System.getLogger(RedisPayloadCache.class.getName());

  /** A large value would keep all others waiting, and costs the payload store hardly more. */
  private static final int LARGEST_BYTES = 1 << 20;

  private static final int DEFAULT_PORT = 6379;
  private static final int ANSWER_MILLIS = 40;
  private static final int MAX_CONNECTIONS = 32;
  private static final int MAX_BEING_KEPT = 32;
  private static final Duration KEPT = Duration.ofHours(1);

  private final RedisClient redis;
  private final Circuit circuit;
  private final Semaphore room = new Semaphore(MAX_BEING_KEPT);

  /**
   * Connects when it is first needed.
   *
   * @param nanoTime where time comes from
   */
  public RedisPayloadCache(URI address, LongSupplier nanoTime) {
    this.circuit = new Circuit(nanoTime);
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(Duration.ofMillis(ANSWER_MILLIS));
    this.redis =
        RedisClient.builder()
            .hostAndPort(address.getHost(), portOf(address))
            .clientConfig(configuration(address))
            .poolConfig(pool)
            .build();
  }

  private static int portOf(URI address) {
    return address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
  }

  private static DefaultJedisClientConfig configuration(URI address) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder(withPort(address))
            .resp2()
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("flowtrail-cache")
            .connectionTimeoutMillis(ANSWER_MILLIS)
            .socketTimeoutMillis(ANSWER_MILLIS);
    if (address.getScheme().equals("rediss")) {
      SSLParameters parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      config.sslParameters(parameters);
    }
    return config.build();
  }

  private static URI withPort(URI address) {
    try {
      return new URI(
          address.getScheme(),
          address.getUserInfo(),
          address.getHost(),
          portOf(address),
          address.getPath(),
          address.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the address of the cache's Redis is not valid", e);
    }
  }

  private static byte[] name(FrameKey key) {
    return "flowtrail:frame:%s@%d".formatted(key.objectKey(), key.offset()).getBytes(UTF_8);
  }

  @Override
  public Optional<byte[]> find(FrameKey key) {
    if (!circuit.permits()) {
      return Optional.empty();
    }
    try {
      Optional<byte[]> frame = Optional.ofNullable(redis.get(name(key)));
      circuit.succeeded();
      return frame;
    } catch (JedisException e) {
      failed(e);
      return Optional.empty();
    }
  }

  private void failed(JedisException e) {
    circuit.failed();
    LOG.log(Level.DEBUG, "The read cache does not answer", e);
  }

  @Override
  public void keep(FrameKey key, byte[] frame) {
    if (frame.length <= LARGEST_BYTES && room.tryAcquire()) {
      Thread.ofVirtual().name("cache").start(() -> put(key, frame));
    }
  }

  private void put(FrameKey key, byte[] frame) {
    try {
      if (circuit.permits()) {
        redis.set(name(key), frame, SetParams.setParams().ex(KEPT.toSeconds()));
        circuit.succeeded();
      }
    } catch (JedisException e) {
      failed(e);
    } finally {
      room.release();
    }
  }

  @Override
  public void close() {
    redis.close();
  }
}
