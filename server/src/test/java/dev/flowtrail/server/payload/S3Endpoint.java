package dev.flowtrail.server.payload;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStoreContext;

/** A real S3 endpoint over a folder, as a process of its own, so that it can be killed. */
public final class S3Endpoint implements AutoCloseable {

  /** The only bucket. */
  public static final String BUCKET = "flowtrail";

  private static final String ACCESS_KEY = "test-access";
  private static final String SECRET_KEY = "test-secret";
  private static final String READY = "listening on ";

  private final Process process;
  private final int port;

  private S3Endpoint(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /** Starts on any free port; returns when it takes requests. */
  public static S3Endpoint start(Path folder) throws IOException {
    return start(folder, 0);
  }

  /**
   * Starts again where another one ended.
   *
   * @param port 0 for any free one
   */
  public static S3Endpoint start(Path folder, int port) throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xshare:auto",
                "-cp",
                System.getProperty("java.class.path"),
                S3Endpoint.class.getName(),
                folder.toString(),
                Integer.toString(port))
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    for (String line; (line = process.inputReader(UTF_8).readLine()) != null; ) {
      if (line.startsWith(READY)) {
        return new S3Endpoint(process, Integer.parseInt(line.substring(READY.length())));
      }
    }
    throw new IOException("the S3 endpoint ended before it was ready");
  }

  /** How the AWS SDK finds the credentials, for processes and for this one. */
  public static void giveCredentials(Properties properties) {
    properties.setProperty("aws.accessKeyId", ACCESS_KEY);
    properties.setProperty("aws.secretAccessKey", SECRET_KEY);
  }

  public URI address() {
    return addressOf(port);
  }

  /** An address on this machine. */
  public static URI addressOf(int port) {
    return URI.create("http://127.0.0.1:" + port);
  }

  public int port() {
    return port;
  }

  /** The settings of a server that uses the bucket. */
  public Map<String, String> settings() {
    return Map.of(
        "s3-bucket", BUCKET, "s3-endpoint", address().toString(), "s3-path-style", "true");
  }

  /** The bucket as our store is told of it. */
  public S3Bucket bucket(String prefix) {
    return bucketAt(address(), prefix);
  }

  /** The bucket behind another address. */
  public static S3Bucket bucketAt(URI address, String prefix) {
    return new S3Bucket(
        BUCKET, prefix, Optional.of(address), Optional.empty(), true, S3Bucket.Encryption.none());
  }

  /** As {@code kill -9} does; returns when it is gone. */
  public void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** The endpoint's process. */
  public static void main(String[] arguments) throws Exception {
    Properties properties = new Properties();
    properties.setProperty(
        "jclouds.filesystem.basedir", Files.createDirectories(Path.of(arguments[0])).toString());
    var objects =
        ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
            .credentials(ACCESS_KEY, SECRET_KEY)
            .overrides(properties)
            .buildView(BlobStoreContext.class)
            .getBlobStore();
    objects.createContainerInLocation(null, BUCKET);
    S3Proxy proxy =
        S3Proxy.builder()
            .blobStore(objects)
            .endpoint(addressOf(Integer.parseInt(arguments[1])))
            .awsAuthentication(AuthenticationType.AWS_V2_OR_V4, ACCESS_KEY, SECRET_KEY)
            .build();
    proxy.start();
    System.out.println(READY + proxy.getPort());
  }
}
