package dev.flowtrail.cluster.power;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * A disk in memory that forgets, when the power fails, whatever was not synced: bytes of files as
 * well as names in folders, in any combination. What POSIX does not promise, it does not do: a
 * synced file without a synced name is gone, and so is a folder whose name was not synced.
 */
final class SimulatedDisk {

  /** There is no power, so nothing is done any more. */
  static final class PowerLost extends Error {
    private static final long serialVersionUID = 1;
  }

  private final Folder root;
  private long operationsLeft;
  private long goodSyncsLeft = Long.MAX_VALUE;

  private SimulatedDisk(Folder root, long operationsLeft) {
    this.root = root;
    this.operationsLeft = operationsLeft;
  }

  /**
   * @param operations after so many changes and syncs the power fails
   */
  static SimulatedDisk empty(long operations) {
    return new SimulatedDisk(new Folder(), operations);
  }

  /**
   * One sync of a file fails, and then the system does what Linux does: it forgets what it should
   * have written, and the next sync of that file succeeds without it. Names are in a journal, after
   * a fault in which nothing goes on; so syncs of folders do not fail.
   *
   * @param syncs how many syncs of files succeed before
   */
  synchronized void failASync(long syncs) {
    goodSyncsLeft = syncs;
  }

  /** What is left of it after the power failed. */
  synchronized SimulatedDisk afterPowerLoss(Random random) {
    return new SimulatedDisk(root.survivor(random), Long.MAX_VALUE);
  }

  /** The same disk for the next process; the operating system went on. */
  synchronized SimulatedDisk afterProcessDied(long operations) {
    return new SimulatedDisk(root, operations);
  }

  private void operate() {
    if (operationsLeft == 0) {
      throw new PowerLost();
    }
    operationsLeft--;
  }

  synchronized @Nullable Node find(Path path) {
    Node node = root;
    for (Path name : path) {
      if (!(node instanceof Folder folder)) {
        return null;
      }
      node = folder.names.get(name.toString());
    }
    return node;
  }

  private Folder folderOf(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null && find(parent) instanceof Folder folder) {
      return folder;
    }
    throw new NoSuchFileException(path.toString());
  }

  synchronized File createFile(Path path) throws IOException {
    File file = new File();
    createNode(path, file);
    return file;
  }

  synchronized void createFolder(Path path) throws IOException {
    createNode(path, new Folder());
  }

  private void createNode(Path path, Node node) throws IOException {
    if (find(path) != null) {
      throw new FileAlreadyExistsException(path.toString());
    }
    operate();
    folderOf(path).change(Map.of(name(path), new Entry(node)));
  }

  synchronized void rename(Path from, Path to) throws IOException {
    Node node = find(from);
    if (node == null) {
      throw new NoSuchFileException(from.toString());
    }
    operate();
    Map<String, Entry> change = new HashMap<>();
    change.put(name(from), new Entry(null));
    change.put(name(to), new Entry(node));
    folderOf(from).change(change);
  }

  synchronized boolean delete(Path path) throws IOException {
    if (find(path) == null) {
      return false;
    }
    operate();
    folderOf(path).change(Map.of(name(path), new Entry(null)));
    return true;
  }

  synchronized void write(File file, int position, byte[] bytes) {
    operate();
    file.unsynced.add(new Write(position, bytes));
    file.content = new Write(position, bytes).over(file.content);
  }

  synchronized void sync(Node node) throws IOException {
    operate();
    if (node instanceof File file && goodSyncsLeft-- == 0) {
      file.unsynced.clear();
      throw new IOException("Input/output error");
    }
    node.sync();
  }

  private static String name(Path path) {
    return String.valueOf(path.getFileName());
  }

  /** What a name stands for; null when the name is taken away. */
  record Entry(@Nullable Node node) {}

  /** A file or a folder. */
  abstract static class Node {
    abstract void sync();

    abstract Node survivor(Random random);
  }

  /** Names; each change of them is in effect at once and durable with the next sync. */
  static final class Folder extends Node {
    private final Map<String, Node> names = new HashMap<>();
    private final Map<String, Node> durable = new HashMap<>();
    private final List<Map<String, Entry>> unsynced = new ArrayList<>();

    void change(Map<String, Entry> change) {
      apply(change, names);
      unsynced.add(change);
    }

    private static void apply(Map<String, Entry> change, Map<String, Node> names) {
      change.forEach((name, entry) -> {
        if (entry.node() == null) {
          names.remove(name);
        } else {
          names.put(name, entry.node());
        }
      });
    }

    @Override
    void sync() {
      durable.clear();
      durable.putAll(names);
      unsynced.clear();
    }

    @Override
    Folder survivor(Random random) {
      Map<String, Node> kept = new HashMap<>(durable);
      unsynced.stream().filter(change -> random.nextBoolean()).forEach(it -> apply(it, kept));
      Folder survivor = new Folder();
      kept.forEach((name, node) -> survivor.names.put(name, node.survivor(random)));
      survivor.sync();
      return survivor;
    }
  }

  /** Bytes; each write is in effect at once and durable with the next sync. */
  static final class File extends Node {
    private byte[] content = {};
    private byte[] durable = {};
    private final List<Write> unsynced = new ArrayList<>();

    byte[] content() {
      return content;
    }

    @Override
    void sync() {
      for (Write write : unsynced) {
        durable = write.over(durable);
      }
      unsynced.clear();
    }

    @Override
    File survivor(Random random) {
      byte[] kept = durable;
      for (Write write : unsynced) {
        if (random.nextBoolean()) {
          kept = write.torn(random).over(kept);
        }
      }
      File survivor = new File();
      survivor.content = kept;
      survivor.durable = kept;
      return survivor;
    }
  }

  /** Bytes that were written somewhere. */
  private record Write(int position, byte[] bytes) {

    byte[] over(byte[] content) {
      byte[] result = Arrays.copyOf(content, Math.max(content.length, position + bytes.length));
      System.arraycopy(bytes, 0, result, position, bytes.length);
      return result;
    }

    /** Perhaps only the first part of it. */
    Write torn(Random random) {
      return random.nextBoolean()
          ? this
          : new Write(position, Arrays.copyOf(bytes, random.nextInt(bytes.length + 1)));
    }
  }
}
