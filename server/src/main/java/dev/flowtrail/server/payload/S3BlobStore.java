package dev.flowtrail.server.payload;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.lang.System.Logger.Level;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.core.exception.AbortedException;
import software.amazon.awssdk.core.exception.RetryableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.GetObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Request;
import software.amazon.awssdk.services.s3.model.ListObjectsV2Response;
import software.amazon.awssdk.services.s3.model.MultipartUpload;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Objects in a bucket of an S3 or compatible store. What is tried again is tried with full jitter
 * and within the {@linkplain S3Bucket.Patience patience}; after that it is an {@link IOException}.
 */
public final class S3BlobStore implements BlobStore, AutoCloseable {

  private static final System.Logger LOG = System.getLogger(S3BlobStore.class.getName());

  private static final int MAX_PAGE = 1_000;
  private static final int RANGE_NOT_SATISFIABLE = 416;
  private static final int NOT_IMPLEMENTED = 501;

  private final S3Bucket bucket;
  private final S3Bucket.Patience patience;
  private final Path spoolFolder;
  private final S3Client client;

  /**
   * Nothing is asked of the store yet.
   *
   * @param spoolFolder where objects in the making lie, without a name; created where missing
   */
  public S3BlobStore(S3Bucket bucket, S3Bucket.Patience patience, Path spoolFolder)
      throws IOException {
    new Folders().create(spoolFolder.toAbsolutePath());
    this.bucket = bucket;
    this.patience = patience;
    this.spoolFolder = spoolFolder;
    this.client = S3Clients.open(bucket, patience);
  }

  @Override
  public BlobWriter create(String key) throws IOException {
    S3Upload upload = new S3Upload(client, bucket, bucket.prefix() + key, patience.write());
    return new S3BlobWriter(SpoolFile.open(spoolFolder), upload);
  }

  /** Some work that the store does for us. */
  interface Call<T> {
    T run() throws IOException;
  }

  /** Tells what went wrong in the terms of the port. */
  static <T> T calling(String key, Call<T> call) throws IOException {
    try {
      return call.run();
    } catch (NoSuchKeyException e) {
      throw missing(key, e);
    } catch (AbortedException e) {
      throw interrupted(e);
    } catch (SdkException e) {
      throw new IOException("the bucket does not answer as expected: " + e.getMessage(), e);
    }
  }

  private static NoSuchFileException missing(String key, Exception cause) {
    NoSuchFileException missing = new NoSuchFileException(key);
    missing.initCause(cause);
    return missing;
  }

  private static InterruptedIOException interrupted(Exception cause) {
    Thread.currentThread().interrupt();
    InterruptedIOException interrupted = new InterruptedIOException("interrupted");
    interrupted.initCause(cause);
    return interrupted;
  }

  @Override
  public byte[] read(String key, long offset, int length) throws IOException {
    if (length == 0) {
      return new byte[0];
    }
    GetObjectRequest request =
        GetObjectRequest.builder()
            .bucket(bucket.name())
            .key(bucket.prefix() + key)
            .range("bytes=%d-%d".formatted(offset, offset + length - 1))
            .build();
    byte[] bytes = calling(key, () -> fetch(request, length));
    if (bytes.length < length) {
      throw new EOFException(
          "%s: expected %d bytes from %d but only %d are there"
              .formatted(key, length, offset, bytes.length));
    }
    return bytes;
  }

  private byte[] fetch(GetObjectRequest request, int length) {
    try {
      return client.getObject(
          request,
          (response, body) -> readExactly(body, (int) Math.min(response.contentLength(), length)));
    } catch (S3Exception e) {
      if (e.statusCode() == RANGE_NOT_SATISFIABLE) {
        return new byte[0];
      }
      throw e;
    }
  }

  /** An answer that breaks off is worth another try. */
  private static byte[] readExactly(InputStream body, int length) {
    try {
      byte[] bytes = body.readNBytes(length);
      if (bytes.length == length) {
        return bytes;
      }
      throw RetryableException.create(
          "the answer broke off after %d of %d bytes".formatted(bytes.length, length));
    } catch (IOException e) {
      throw RetryableException.create("the answer broke off", e);
    }
  }

  @Override
  public void delete(String key) throws IOException {
    calling(
        key, () -> client.deleteObject(it -> it.bucket(bucket.name()).key(bucket.prefix() + key)));
  }

  @Override
  public List<Listed> list(String prefix, String after, int limit) throws IOException {
    List<Listed> listed = new ArrayList<>();
    String last = after;
    while (listed.size() < limit) {
      ListObjectsV2Response page =
          listPage(prefix, last, Math.min(limit - listed.size(), MAX_PAGE));
      page.contents()
          .forEach(object ->
              listed.add(
                  new Listed(
                      object.key().substring(bucket.prefix().length()),
                      object.size(),
                      object.lastModified())));
      if (!Boolean.TRUE.equals(page.isTruncated()) || page.contents().isEmpty()) {
        break;
      }
      last = listed.getLast().key();
    }
    return listed;
  }

  private ListObjectsV2Response listPage(String prefix, String after, int limit)
      throws IOException {
    ListObjectsV2Request.Builder request =
        ListObjectsV2Request.builder()
            .bucket(bucket.name())
            .prefix(bucket.prefix() + prefix)
            .maxKeys(limit);
    if (!after.isEmpty()) {
      request.startAfter(bucket.prefix() + after);
    }
    return calling(prefix, () -> client.listObjectsV2(request.build()));
  }

  /** Uploads in parts that were never completed; only they leave something behind. */
  @Override
  public void discardUnfinished(Instant before) throws IOException {
    for (MultipartUpload upload : unfinished()) {
      if (upload.initiated().isBefore(before)) {
        calling(
            upload.key(),
            () ->
                client.abortMultipartUpload(
                    it -> it.bucket(bucket.name()).key(upload.key()).uploadId(upload.uploadId())));
      }
    }
  }

  private List<MultipartUpload> unfinished() throws IOException {
    try {
      return calling(
          bucket.prefix(),
          () ->
              client
                  .listMultipartUploadsPaginator(
                      it -> it.bucket(bucket.name()).prefix(bucket.prefix()))
                  .uploads()
                  .stream()
                  .toList());
    } catch (IOException e) {
      if (e.getCause() instanceof S3Exception cause && cause.statusCode() == NOT_IMPLEMENTED) {
        LOG.log(Level.DEBUG, "The store does not list uploads; its own rules have to end them");
        return List.of();
      }
      throw e;
    }
  }

  @Override
  public void check() throws IOException {
    calling(
        bucket.name(),
        () ->
            client.headBucket(it ->
                it.bucket(bucket.name())
                    .overrideConfiguration(o -> o.apiCallTimeout(patience.check()))));
  }

  @Override
  public void close() {
    client.close();
  }
}
