package dev.flowtrail.server.payload;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.StandardRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;

/** Makes clients that try again with full jitter and give up in time. */
final class S3Clients {

  private static final int MAX_ATTEMPTS = 4;
  private static final int MAX_CONNECTIONS = 64;
  private static final Duration FIRST_PAUSE = Duration.ofMillis(100);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);
  private static final Duration IDLE_CONNECTIONS_KEPT = Duration.ofSeconds(20);

  /** Compatible stores take any region, but the signature needs one. */
  private static final Region ANY_REGION = Region.US_EAST_1;

  private S3Clients() {}

  static S3Client open(S3Bucket bucket, S3Bucket.Patience patience) {
    S3ClientBuilder builder =
        S3Client.builder()
            .httpClient(http(patience))
            .forcePathStyle(bucket.pathStyle())
            .overrideConfiguration(overrides(patience))
            // We bring checksums ourselves; those that the SDK would add not every store knows.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    bucket.endpoint().ifPresent(builder::endpointOverride);
    bucket
        .region()
        .map(Region::of)
        .or(() -> bucket.endpoint().map(compatible -> ANY_REGION))
        .ifPresent(builder::region);
    return builder.build();
  }

  private static SdkHttpClient http(S3Bucket.Patience patience) {
    return Apache5HttpClient.builder()
        .maxConnections(MAX_CONNECTIONS)
        .connectionTimeout(patience.connect())
        .connectionAcquisitionTimeout(patience.silence())
        .socketTimeout(patience.silence())
        .connectionMaxIdleTime(IDLE_CONNECTIONS_KEPT)
        .tcpKeepAlive(true)
        .build();
  }

  private static ClientOverrideConfiguration overrides(S3Bucket.Patience patience) {
    StandardRetryStrategy retries =
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(MAX_ATTEMPTS)
            .backoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
            .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(FIRST_PAUSE, LONGEST_PAUSE))
            .build();
    return ClientOverrideConfiguration.builder()
        .retryStrategy(retries)
        .apiCallTimeout(patience.read())
        .build();
  }
}
