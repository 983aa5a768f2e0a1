package dev.flowtrail.cluster.power;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;

/** An open file or folder of a simulated disk: to be appended to, read at a place, and synced. */
final class SimulatedChannel extends FileChannel {

  private final SimulatedDisk disk;
  private final SimulatedDisk.Node node;
  private int position;

  SimulatedChannel(SimulatedDisk disk, SimulatedDisk.Node node) {
    this.disk = disk;
    this.node = node;
  }

  private SimulatedDisk.File file() {
    return (SimulatedDisk.File) node;
  }

  @Override
  public int write(ByteBuffer source) {
    byte[] bytes = new byte[source.remaining()];
    source.get(bytes);
    disk.write(file(), position, bytes);
    position += bytes.length;
    return bytes.length;
  }

  @Override
  public int read(ByteBuffer target, long from) {
    byte[] content = file().content();
    int count = Math.min(target.remaining(), content.length - (int) from);
    if (count <= 0) {
      return -1;
    }
    target.put(content, (int) from, count);
    return count;
  }

  @Override
  public void force(boolean metaData) throws IOException {
    disk.sync(node);
  }

  @Override
  public long size() {
    return file().content().length;
  }

  @Override
  public long position() {
    return position;
  }

  @Override
  public int read(ByteBuffer target) {
    int count = read(target, position);
    position += Math.max(0, count);
    return count;
  }

  @Override
  protected void implCloseChannel() {}

  @Override
  public FileChannel position(long newPosition) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileChannel truncate(long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long read(ByteBuffer[] targets, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long write(ByteBuffer[] sources, int offset, int length) {
    throw new UnsupportedOperationException();
  }

  @Override
  public int write(ByteBuffer source, long to) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferTo(long from, long count, WritableByteChannel target) {
    throw new UnsupportedOperationException();
  }

  @Override
  public long transferFrom(ReadableByteChannel source, long to, long count) {
    throw new UnsupportedOperationException();
  }

  @Override
  public MappedByteBuffer map(MapMode mode, long from, long size) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock lock(long from, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }

  @Override
  public FileLock tryLock(long from, long size, boolean shared) {
    throw new UnsupportedOperationException();
  }
}
