package dev.flowtrail.server.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class S3BlobStoreTest extends BlobStoreContract {

  @TempDir static Path folder;
  private static S3Endpoint endpoint;

  private S3BlobStore store;

  @BeforeAll
  static void start() throws IOException {
    S3Endpoint.giveCredentials(System.getProperties());
    endpoint = S3Endpoint.start(folder.resolve("endpoint"));
  }

  @AfterAll
  static void stop() {
    endpoint.close();
  }

  @BeforeEach
  void open() throws IOException {
    store = open(UUID.randomUUID() + "/");
  }

  private static S3BlobStore open(String prefix) throws IOException {
    return new S3BlobStore(
        endpoint.bucket(prefix), S3Bucket.Patience.DEFAULT, folder.resolve("spool"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Override
  BlobStore store() {
    return store;
  }

  @Test
  void objectLargerThanAPartIsSentInParts() throws IOException {
    byte[] large = random((int) S3Upload.PART_BYTES + 1_000_000);
    store.put("large", large);
    assertThat(store.read("large", 0, large.length)).isEqualTo(large);
    assertThat(store.read("large", S3Upload.PART_BYTES - 5, 10))
        .isEqualTo(
            Arrays.copyOfRange(
                large, (int) S3Upload.PART_BYTES - 5, (int) S3Upload.PART_BYTES + 5));
  }

  @Test
  void everyPrefixIsAWorldOfItsOwn() throws IOException {
    try (S3BlobStore other = open("elsewhere/")) {
      store.put("a", new byte[1]);
      assertThat(other.list("", "", 10)).isEmpty();
      other.put("b", new byte[1]);
      assertThat(store.list("", "", 10)).hasSize(1);
    }
  }

  @Test
  void nothingOfAnObjectInTheMakingHasAName() throws IOException {
    try (BlobWriter writer = store.create("a")) {
      writer.write(new byte[1_000_000]);
      try (Stream<Path> files = Files.list(folder.resolve("spool"))) {
        assertThat(files).isEmpty();
      }
    }
  }

  @Test
  void bucketThatIsNotThereIsReported() throws IOException {
    S3Bucket bucket =
        new S3Bucket(
            "nowhere",
            "",
            endpoint.bucket("").endpoint(),
            endpoint.bucket("").region(),
            true,
            S3Bucket.Encryption.none());
    try (S3BlobStore nowhere =
        new S3BlobStore(bucket, S3Bucket.Patience.DEFAULT, folder.resolve("spool"))) {
      assertThatThrownBy(nowhere::check).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> nowhere.put("a", new byte[1])).isInstanceOf(IOException.class);
    }
  }
}
