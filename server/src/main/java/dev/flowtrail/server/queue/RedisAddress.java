package dev.flowtrail.server.queue;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import javax.net.ssl.SSLParameters;
import redis.clients.jedis.ClientSetInfoConfig;
import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.HostAndPort;
import redis.clients.jedis.Jedis;

/** Where the queue's Redis is and how it is spoken to. */
final class RedisAddress {

  private static final int DEFAULT_PORT = 6379;
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(1);

  private final HostAndPort place;
  private final DefaultJedisClientConfig config;

  /**
   * @param uri {@code redis://user:password@host:port/database}, or {@code rediss://} for TLS with
   *     a certificate that is checked
   * @param answerTimeout how long an answer may take
   */
  RedisAddress(URI uri, Duration answerTimeout) {
    this.place = new HostAndPort(uri.getHost(), uri.getPort() < 0 ? DEFAULT_PORT : uri.getPort());
    this.config = configuration(uri, answerTimeout);
  }

  private DefaultJedisClientConfig configuration(URI uri, Duration answerTimeout) {
    DefaultJedisClientConfig.Builder builder =
        DefaultJedisClientConfig.builder(withPort(uri))
            .resp2()
            .clientSetInfoConfig(ClientSetInfoConfig.DISABLED)
            .clientName("flowtrail-queue")
            .connectionTimeoutMillis((int) CONNECT_TIMEOUT.toMillis())
            .socketTimeoutMillis((int) answerTimeout.toMillis());
    if (uri.getScheme().equals("rediss")) {
      SSLParameters parameters = new SSLParameters();
      parameters.setEndpointIdentificationAlgorithm("HTTPS");
      builder.sslParameters(parameters);
    }
    return builder.build();
  }

  private URI withPort(URI uri) {
    try {
      return new URI(
          uri.getScheme(),
          uri.getUserInfo(),
          uri.getHost(),
          place.getPort(),
          uri.getPath(),
          uri.getQuery(),
          null);
    } catch (URISyntaxException e) {
      throw new IllegalArgumentException("the address of the queue's Redis is not valid", e);
    }
  }

  /** One more connection. */
  Jedis connect() {
    return new Jedis(place, config);
  }

  /** Host and port only: the rest may be secret. */
  @Override
  public String toString() {
    return place.toString();
  }
}
