package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.FileBlobStore;
import dev.flowtrail.server.payload.MemoryPayloadCache;
import dev.flowtrail.server.payload.PayloadCache;
import dev.flowtrail.server.payload.RedisPayloadCache;
import dev.flowtrail.server.payload.S3BlobStore;
import dev.flowtrail.server.payload.S3Bucket;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkClientException;

/** The payload store that the settings ask for: a folder, or a bucket. */
final class PayloadStores {

  private PayloadStores() {}

  static BlobStore open(Settings settings, Lifetime lifetime) {
    Optional<Settings.Bucket> bucket = settings.payloads().bucket();
    return bucket.isPresent()
        ? lifetime.keep(openBucket(bucket.get(), settings.dataDir().resolve("spool")))
        : openFolder(settings.payloads().folder());
  }

  private static BlobStore openFolder(Path folder) {
    try {
      return new FileBlobStore(folder);
    } catch (IOException e) {
      throw new StartFailure("The payload folder cannot be written", e);
    }
  }

  private static S3BlobStore openBucket(Settings.Bucket bucket, Path spoolFolder) {
    try {
      return new S3BlobStore(describe(bucket), S3Bucket.Patience.DEFAULT, spoolFolder);
    } catch (IOException e) {
      throw new StartFailure("The folder " + spoolFolder + " cannot be written", e);
    } catch (SdkClientException e) {
      throw new StartFailure("The bucket cannot be used; give --s3-region or --s3-endpoint", e);
    }
  }

  private static S3Bucket describe(Settings.Bucket bucket) {
    return new S3Bucket(
        bucket.name(),
        bucket.prefix(),
        bucket.endpoint(),
        bucket.region(),
        bucket.pathStyle(),
        switch (bucket.encryption()) {
          case NONE -> S3Bucket.Encryption.none();
          case SSE_S3 -> S3Bucket.Encryption.withStoreKeys();
          case SSE_KMS -> S3Bucket.Encryption.withManagedKey(bucket.kmsKey());
        });
  }

  /** The read cache that the settings ask for. */
  static PayloadCache openCache(Settings.Caching caching) {
    return caching.redis().isPresent()
        ? new RedisPayloadCache(caching.redis().get(), System::nanoTime)
        : new MemoryPayloadCache(inThisHeap(caching.maxBytes()), System::nanoTime);
  }

  /** Large flows may take most of the heap, so what is only faster takes little of it. */
  private static long inThisHeap(long cacheBytes) {
    return Math.min(cacheBytes, Runtime.getRuntime().maxMemory() / 16);
  }
}
