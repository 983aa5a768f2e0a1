package dev.flowtrail.server.payload;

import java.io.IOException;
import java.io.InputStream;
import java.lang.System.Logger.Level;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.CompletedPart;
import software.amazon.awssdk.services.s3.model.PutObjectRequest;

/**
 * Sends one object: in one piece, or in parts when it is large. Each piece goes with its checksum,
 * so that a store that knows it takes nothing else than what was sent.
 *
 * <p>Keys are never used twice, so a try whose answer got lost is repeated as it is: the same bytes
 * under the same key.
 */
final class S3Upload {

  private static final System.Logger LOG = System.getLogger(S3Upload.class.getName());

  /** With this size the most parts that there may be, 10,000, make 320 GB. */
  static final long PART_BYTES = 32L << 20;

  private static final String MEDIA_TYPE = "application/octet-stream";

  private final S3Client client;
  private final S3Bucket bucket;
  private final String key;
  private final AwsRequestOverrideConfiguration patience;

  S3Upload(S3Client client, S3Bucket bucket, String key, Duration patience) {
    this.client = client;
    this.bucket = bucket;
    this.key = key;
    this.patience = AwsRequestOverrideConfiguration.builder().apiCallTimeout(patience).build();
  }

  void send(SpoolFile spool) throws IOException {
    S3BlobStore.calling(
        key,
        () -> {
          if (spool.size() <= PART_BYTES) {
            sendWhole(spool);
          } else {
            sendInParts(spool);
          }
          return key;
        });
  }

  /** A stretch of the spool file. */
  private record Piece(SpoolFile spool, long offset, long length) {

    RequestBody body() {
      return RequestBody.fromContentProvider(() -> spool.open(offset, length), length, MEDIA_TYPE);
    }

    /** The checksum that every store knows. */
    String md5() throws IOException {
      MessageDigest md5 = newMd5();
      byte[] buffer = new byte[64 << 10];
      try (InputStream in = spool.open(offset, length)) {
        for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
          md5.update(buffer, 0, count);
        }
      }
      return Base64.getEncoder().encodeToString(md5.digest());
    }

    private static MessageDigest newMd5() {
      try {
        return MessageDigest.getInstance("MD5");
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java platform has MD5", e);
      }
    }
  }

  private void sendWhole(SpoolFile spool) throws IOException {
    Piece piece = new Piece(spool, 0, spool.size());
    PutObjectRequest request =
        PutObjectRequest.builder()
            .bucket(bucket.name())
            .key(key)
            .contentMD5(piece.md5())
            .serverSideEncryption(bucket.encryption().algorithm())
            .ssekmsKeyId(bucket.encryption().keyId())
            .overrideConfiguration(patience)
            .build();
    client.putObject(request, piece.body());
  }

  private void sendInParts(SpoolFile spool) throws IOException {
    String uploadId = begin();
    try {
      List<CompletedPart> parts = new ArrayList<>();
      for (long offset = 0; offset < spool.size(); offset += PART_BYTES) {
        long length = Math.min(PART_BYTES, spool.size() - offset);
        parts.add(sendPart(uploadId, parts.size() + 1, new Piece(spool, offset, length)));
      }
      client.completeMultipartUpload(it ->
          it.bucket(bucket.name())
              .key(key)
              .uploadId(uploadId)
              .multipartUpload(upload -> upload.parts(parts))
              .overrideConfiguration(patience));
    } catch (SdkException | IOException e) {
      abort(uploadId, e);
      throw e;
    }
  }

  private String begin() {
    return client
        .createMultipartUpload(it ->
            it.bucket(bucket.name())
                .key(key)
                .serverSideEncryption(bucket.encryption().algorithm())
                .ssekmsKeyId(bucket.encryption().keyId()))
        .uploadId();
  }

  private CompletedPart sendPart(String uploadId, int number, Piece piece) throws IOException {
    String md5 = piece.md5();
    String etag =
        client
            .uploadPart(
                it ->
                    it.bucket(bucket.name())
                        .key(key)
                        .uploadId(uploadId)
                        .partNumber(number)
                        .contentMD5(md5)
                        .overrideConfiguration(patience),
                piece.body())
            .eTag();
    return CompletedPart.builder().partNumber(number).eTag(etag).build();
  }

  /** What stays behind when this fails too is found by the sweeper. */
  private void abort(String uploadId, Exception cause) {
    try {
      client.abortMultipartUpload(it -> it.bucket(bucket.name()).key(key).uploadId(uploadId));
    } catch (SdkException e) {
      cause.addSuppressed(e);
      LOG.log(Level.WARNING, "Parts of an object are left to the sweeper: " + e.getMessage());
    }
  }
}
