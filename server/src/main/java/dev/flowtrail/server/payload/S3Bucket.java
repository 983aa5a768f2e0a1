package dev.flowtrail.server.payload;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A bucket of an S3 or compatible store. Credentials come from where the AWS SDK looks for them.
 *
 * @param prefix what every key begins with
 * @param endpoint empty for AWS
 * @param region empty for the one that the AWS SDK finds
 * @param pathStyle whether the bucket stands in the path instead of the host name
 */
public record S3Bucket(
    String name,
    String prefix,
    Optional<URI> endpoint,
    Optional<String> region,
    boolean pathStyle,
    Encryption encryption) {

  /**
   * What the store is asked to do before it writes to its disks.
   *
   * @param algorithm null for what the bucket does by itself
   * @param keyId the key of the key management service; null for the account's own
   */
  public record Encryption(@Nullable String algorithm, @Nullable String keyId) {

    public static Encryption none() {
      return new Encryption(null, null);
    }

    /** With keys of the store. */
    public static Encryption withStoreKeys() {
      return new Encryption("AES256", null);
    }

    /** With a key of the key management service. */
    public static Encryption withManagedKey(Optional<String> keyId) {
      return new Encryption("aws:kms", keyId.orElse(null));
    }
  }

  /**
   * How long the store may take: a store that hangs must become an error.
   *
   * @param connect until there is a connection
   * @param silence between two pieces of an answer
   * @param read all tries of a read, listing or deletion together
   * @param write all tries of one upload together
   * @param check the question whether it is well
   */
  public record Patience(
      Duration connect, Duration silence, Duration read, Duration write, Duration check) {

    /** For a store in the same region or network. */
    public static final Patience DEFAULT =
        new Patience(
            Duration.ofSeconds(2),
            Duration.ofSeconds(5),
            Duration.ofSeconds(20),
            Duration.ofSeconds(60),
            Duration.ofSeconds(3));
  }
}
