package dev.flowtrail.server.payload;

import java.io.IOException;
import java.lang.System.Logger.Level;

/** An object that is gathered on the local disk and sent when it is whole. */
final class S3BlobWriter extends BlobWriter {

  private static final System.Logger LOG = System.getLogger(S3BlobWriter.class.getName());

  private final SpoolFile spool;
  private final S3Upload upload;

  S3BlobWriter(SpoolFile spool, S3Upload upload) {
    this.spool = spool;
    this.upload = upload;
  }

  @Override
  public void write(int value) throws IOException {
    write(new byte[] {(byte) value}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    spool.write(bytes, offset, count);
  }

  @Override
  public void commit() throws IOException {
    spool.flush();
    upload.send(spool);
  }

  @Override
  public void close() {
    try {
      spool.close();
    } catch (IOException e) {
      LOG.log(Level.WARNING, "Cannot close a spool file", e);
    }
  }
}
