package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.ConnectionPoolConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisException;
import redis.clients.jedis.exceptions.JedisNoScriptException;

/** Connections to the queue's Redis, whose failures are told in the queue's words. Thread-safe. */
final class RedisConnections implements AutoCloseable {

  private static final int MAX_CONNECTIONS = 16;
  private static final int DEFAULT_PORT = 6379;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  /** Longer than a disk needs that is busy, shorter than those who ask for a 202 wait. */
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(3);

  /** By this one a cluster finds the place of all. */
  private static final List<byte[]> KEYS = List.of("{flowtrail}:queue".getBytes(US_ASCII));

  private final RedisClient client;

  private RedisConnections(RedisClient client) {
    this.client = client;
  }

  /** Connects when it is first needed. */
  static RedisConnections to(URI address) {
    return new RedisConnections(
        RedisClient.builder()
            .hostAndPort(new HostAndPort(address.getHost(), port(address)))
            .clientConfig(configuration(address))
            .poolConfig(poolConfiguration())
            .build());
  }

  private static int port(URI address) {
    return address.getPort() < 0 ? DEFAULT_PORT : address.getPort();
  }

  private static DefaultJedisClientConfig configuration(URI address) {
    DefaultJedisClientConfig.Builder config =
        DefaultJedisClientConfig.builder(withPort(address))
            .resp2()
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("flowtrail-queue")
            .connectionTimeoutMillis((int) CONNECT_TIMEOUT.toMillis())
            .socketTimeoutMillis((int) ANSWER_TIMEOUT.toMillis());
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
          port(address),
          address.getPath(),
          address.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the address of the queue's Redis is not valid", e);
    }
  }

  private static ConnectionPoolConfig poolConfiguration() {
    ConnectionPoolConfig pool = new ConnectionPoolConfig();
    pool.setMaxTotal(MAX_CONNECTIONS);
    pool.setMaxIdle(MAX_CONNECTIONS);
    pool.setMaxWait(ANSWER_TIMEOUT);
    pool.setJmxEnabled(false);
    return pool;
  }

  /** Runs a script; what it answers is made of {@code byte[]}, {@code Long} and lists of them. */
  Object run(RedisScript script, RedisArguments arguments) {
    return ask(redis -> run(redis, script, arguments.values()));
  }

  private static Object run(RedisClient redis, RedisScript script, List<byte[]> arguments) {
    try {
      return redis.evalsha(script.sha(), KEYS, arguments);
    } catch (JedisNoScriptException unknownYet) {
      return redis.eval(script.text(), KEYS, arguments);
    }
  }

  /**
   * Asks Redis. When the connection turns out to have ended, such as by a restart, all that idle
   * are dropped and the question is asked once more: every script may be run twice.
   *
   * @throws QueueUnavailableException when Redis does not answer, or not as expected
   */
  <T> T ask(Function<RedisClient, T> question) {
    try {
      try {
        return question.apply(client);
      } catch (JedisConnectionException e) {
        if (isTimeout(e)) {
          throw e;
        }
        client.getPool().clear();
        return question.apply(client);
      }
    } catch (JedisException | IllegalStateException e) {
      // The latter when the pool is closed.
      throw new QueueUnavailableException("the queue's Redis did not answer as expected", e);
    }
  }

  private static boolean isTimeout(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof SocketTimeoutException) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    client.close();
  }
}
