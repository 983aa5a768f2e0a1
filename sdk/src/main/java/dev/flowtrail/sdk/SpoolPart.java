package dev.flowtrail.sdk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The part of a spool's folder that belongs to one writer. A lock, which the system takes back from
 * a dead process, says whether there still is one.
 */
final class SpoolPart implements AutoCloseable {
  private static final String LOCK = "lock";
  private static final int MOST_TRIES = 100;
  private static final Pattern NAME = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

  private final Path folder;
  private final FileChannel lock;

  private SpoolPart(Path folder, FileChannel lock) {
    this.folder = folder;
    this.lock = lock;
  }

  /** Makes a new part. One that another process takes for a dead one's is left to it. */
  static SpoolPart create(Path spool) throws IOException {
    for (int i = 0; i < MOST_TRIES; i++) {
      Path folder = spool.resolve(UUID.randomUUID().toString());
      PrivateFiles.createFolders(folder);
      SpoolPart part = tryHold(folder);
      if (part != null) {
        return part;
      }
    }
    throw new IOException("no part of " + spool + " could be locked");
  }

  /** Whether a folder in the spool's is a part of it. */
  static boolean isOne(Path folder) {
    return NAME.matcher(folder.getFileName().toString()).matches();
  }

  /** Takes the part over; null when its writer lives, or another has just taken it. */
  static @Nullable SpoolPart tryHold(Path folder) {
    if (!isFirstOfProcess(folder)) {
      return null;
    }
    try {
      FileChannel channel = lockedOrNull(folder.resolve(LOCK));
      if (channel != null) {
        return new SpoolPart(folder, channel);
      }
    } catch (IOException gone) {
      // Whoever had it is done with it, or we may not look into it.
    }
    forget(folder);
    return null;
  }

  Path folder() {
    return folder;
  }

  /** Its files whose names end so, in no order. */
  Stream<Path> files(String ending) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> file.getFileName().toString().endsWith(ending)).toList().stream();
    }
  }

  /** Gives it up; when nothing is left in it, nothing remains. */
  @Override
  public void close() {
    try {
      if (files("").allMatch(file -> file.endsWith(LOCK))) {
        Files.deleteIfExists(folder.resolve(LOCK));
        Files.deleteIfExists(folder);
      }
    } catch (IOException remains) {
      // An empty part does no harm; whoever takes it over deletes it.
    }
    try {
      lock.close();
    } catch (IOException closed) {
      // The system has the lock back in any case.
    }
    forget(folder);
  }

  private static @Nullable FileChannel lockedOrNull(Path file) throws IOException {
    FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
            PrivateFiles.permissions(file, "rw-------"));
    FileLock lock = channel.tryLock();
    if (lock != null && Files.exists(file)) {
      return channel;
    }
    channel.close();
    return null;
  }

  /**
   * Locks are between processes; within one, opening and closing the file would even undo the lock.
   * System properties are what all class loaders of a process share.
   */
  private static boolean isFirstOfProcess(Path folder) {
    return System.getProperties().putIfAbsent(propertyOf(folder), "held") == null;
  }

  private static void forget(Path folder) {
    System.getProperties().remove(propertyOf(folder));
  }

  private static String propertyOf(Path folder) {
    return "dev.flowtrail.sdk.spool." + folder.toAbsolutePath().normalize();
  }
}
