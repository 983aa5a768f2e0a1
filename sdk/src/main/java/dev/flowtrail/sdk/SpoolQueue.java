package dev.flowtrail.sdk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The flows on disk, the oldest first. In memory there are the names of files, and the flows of the
 * one file that is being delivered, or of two. The sender's thread alone uses it, but for {@link
 * #flows}.
 */
final class SpoolQueue implements AutoCloseable {
  private final Path folder;
  private final long maxBytes;
  private final boolean dropsNewest;
  private final Reporter reporter;
  private final SpoolPart own;
  private final List<SpoolPart> takenOver = new ArrayList<>();
  private final TreeSet<SpoolFile> files = new TreeSet<>(SpoolFile.BY_AGE);
  private final Set<SpoolFile> loaded = new HashSet<>();
  private final Set<SpoolFile> damaged = new HashSet<>();
  private final List<Spooled> window = new ArrayList<>();
  private final AtomicLong flows = new AtomicLong();
  private long bytes;
  private long numbers;

  /**
   * Makes a part of its own in the folder.
   *
   * @throws IOException when it cannot
   */
  SpoolQueue(Spool settings, Reporter reporter) throws IOException {
    PrivateFiles.createFolders(settings.folder());
    this.folder = settings.folder().toRealPath();
    this.maxBytes = settings.maxBytes();
    this.dropsNewest = settings.dropsNewest();
    this.reporter = reporter;
    this.own = SpoolPart.create(folder);
    PrivateFiles.sync(folder);
  }

  /** How many flows wait on disk, as far as this process is to deliver them. */
  long flows() {
    return flows.get();
  }

  /** Takes over what processes left that are gone. */
  void takeOverFromTheDead() throws IOException {
    List<Path> parts;
    try (Stream<Path> all = Files.list(folder)) {
      parts = all.filter(SpoolPart::isOne).sorted().toList();
    }
    for (Path part : parts) {
      SpoolPart left = SpoolPart.tryHold(part);
      if (left != null) {
        takeOverOrLeave(left);
      }
    }
  }

  /**
   * Writes flows as one file, and returns when they would survive a loss of power.
   *
   * @param millis when the oldest of them finished
   * @return false when there is no room for them
   */
  boolean write(List<SpooledFlow> added, long millis) throws IOException {
    long size = added.stream().mapToLong(SpooledFlow::length).sum();
    if (!makeRoom(SpoolFile.bytesOnDisk(size))) {
      return false;
    }
    long number = numbers++;
    String name = SpoolFile.name(millis, number, added.size());
    Path finished = SpoolStorage.write(added, own.folder(), name);
    add(new SpoolFile(finished, millis, number, added.size(), Files.size(finished)));
    return true;
  }

  /**
   * The next to be delivered; null when there is none.
   *
   * @param skip how many of the oldest to pass over, as far as there are so many at hand
   */
  @Nullable Spooled next(int skip) {
    loadNext();
    return window.isEmpty() ? null : window.get(skip % window.size());
  }

  /** The oldest, as many as may travel together; of a large one that one alone. */
  List<Spooled> nextFew(Batching batching) {
    loadNext();
    List<Spooled> few = new ArrayList<>();
    long bytes = 0;
    for (Spooled next : window) {
      long length = next.flow().length();
      bytes += length;
      if (!batching.takes(length) || batching.isFull(few.size(), bytes)) {
        break;
      }
      few.add(next);
    }
    return few;
  }

  /** Forgets a flow: it is delivered, or never will be. */
  void remove(Spooled flow) {
    if (window.remove(flow)) {
      flows.decrementAndGet();
      finishIfEmpty(flow.file());
    }
  }

  @Override
  public void close() {
    own.close();
    takenOver.forEach(SpoolPart::close);
  }

  private boolean makeRoom(long size) {
    if (size > maxBytes || dropsNewest && bytes + size > maxBytes) {
      return false;
    }
    while (bytes + size > maxBytes) {
      drop(files.first());
    }
    return true;
  }

  private void drop(SpoolFile file) {
    long lost = loaded.contains(file) ? inWindow(file) : file.flows();
    window.removeIf(flow -> flow.file().equals(file));
    flows.addAndGet(-lost);
    finish(file);
    reporter.lostFlows(Loss.SPOOL_FULL, lost, "the oldest flows on disk made room for new ones");
  }

  private void add(SpoolFile file) {
    files.add(file);
    bytes += file.bytesOnDisk();
    flows.addAndGet(file.flows());
  }

  private void takeOverOrLeave(SpoolPart part) throws IOException {
    try {
      takeOver(part);
    } catch (IOException | RuntimeException unreadable) {
      part.close();
      throw unreadable;
    }
  }

  private void takeOver(SpoolPart part) throws IOException {
    for (Path torn : part.files(SpoolStorage.UNFINISHED).toList()) {
      reporter.lost(Loss.SPOOL_DAMAGED, "a file that its process did not finish writing");
      SpoolStorage.setAside(torn, folder, maxBytes);
    }
    List<SpoolFile> left = new ArrayList<>();
    for (Path path : part.files(SpoolFile.ENDING).toList()) {
      SpoolFile file = SpoolFile.of(path);
      if (file != null) {
        left.add(file);
      }
    }
    left.forEach(this::add);
    if (left.isEmpty()) {
      part.close();
    } else {
      takenOver.add(part);
    }
  }

  private void loadNext() {
    SpoolFile next = nextToLoad();
    while (next != null) {
      load(next);
      next = nextToLoad();
    }
  }

  /**
   * A second file only where the first has one flow left: another shows whether the server works.
   */
  private @Nullable SpoolFile nextToLoad() {
    if (window.size() > 1 || loaded.size() > 1) {
      return null;
    }
    return files.stream().filter(file -> !loaded.contains(file)).findFirst().orElse(null);
  }

  private void load(SpoolFile file) {
    List<SpooledFlow> intact = SpoolStorage.read(file);
    loaded.add(file);
    intact.forEach(flow -> window.add(new Spooled(flow, file)));
    long lost = file.flows() - intact.size();
    if (lost > 0) {
      damaged.add(file);
      flows.addAndGet(-lost);
      reporter.lostFlows(Loss.SPOOL_DAMAGED, lost, "a file on disk is not as it was written");
    }
    finishIfEmpty(file);
  }

  private long inWindow(SpoolFile file) {
    return window.stream().filter(flow -> flow.file().equals(file)).count();
  }

  private void finishIfEmpty(SpoolFile file) {
    if (inWindow(file) == 0) {
      finish(file);
    }
  }

  private void finish(SpoolFile file) {
    loaded.remove(file);
    if (!files.remove(file)) {
      return;
    }
    bytes -= file.bytesOnDisk();
    if (damaged.remove(file)) {
      SpoolStorage.setAside(file.path(), folder, maxBytes);
    } else {
      SpoolStorage.delete(file.path());
    }
    closeWhatIsEmpty();
  }

  private void closeWhatIsEmpty() {
    for (Iterator<SpoolPart> parts = takenOver.iterator(); parts.hasNext(); ) {
      SpoolPart part = parts.next();
      if (files.stream().noneMatch(file -> file.path().startsWith(part.folder()))) {
        parts.remove();
        part.close();
      }
    }
  }
}
