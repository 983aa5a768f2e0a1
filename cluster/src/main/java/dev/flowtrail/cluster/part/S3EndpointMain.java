package dev.flowtrail.cluster.part;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import org.gaul.s3proxy.AuthenticationType;
import org.gaul.s3proxy.S3Proxy;
import org.gaul.s3proxy.nio2blob.FilesystemNio2BlobApiMetadata;
import org.jclouds.ContextBuilder;
import org.jclouds.blobstore.BlobStore;
import org.jclouds.blobstore.BlobStoreContext;

/** The S3 endpoint's process. */
final class S3EndpointMain {

  private S3EndpointMain() {}

  /**
   * Runs until it is killed.
   *
   * @param arguments the folder for the objects, and the port
   */
  public static void main(String[] arguments) throws Exception {
    Path folder = Files.createDirectories(Path.of(arguments[0]));
    BlobStore objects = open(folder);
    objects.createContainerInLocation(null, S3Endpoint.BUCKET);
    S3Proxy.builder()
        .blobStore(objects)
        .endpoint(URI.create("http://127.0.0.1:" + arguments[1]))
        .awsAuthentication(
            AuthenticationType.AWS_V2_OR_V4, S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY)
        .build()
        .start();
  }

  private static BlobStore open(Path folder) {
    Properties properties = new Properties();
    properties.setProperty("jclouds.filesystem.basedir", folder.toString());
    return ContextBuilder.newBuilder(new FilesystemNio2BlobApiMetadata())
        .credentials(S3Endpoint.ACCESS_KEY, S3Endpoint.SECRET_KEY)
        .overrides(properties)
        .buildView(BlobStoreContext.class)
        .getBlobStore();
  }
}
