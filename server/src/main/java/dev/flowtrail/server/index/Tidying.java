package dev.flowtrail.server.index;

import dev.flowtrail.server.payload.BlobStore;
import dev.flowtrail.server.payload.BlobStore.Listed;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;

/** Removes files that no question reads any more, and those that nobody ever made known. */
final class Tidying {

  private static final int PAGE = 1_000;

  private static final Pattern GENERATION = Pattern.compile(".*/(\\d+)-[^/]*");

  private final BlobStore blobs;
  private final Duration kept;

  /**
   * @param kept how long a file stays after it was merged: longer than any question may take
   */
  Tidying(BlobStore blobs, Duration kept) {
    this.blobs = blobs;
    this.kept = kept;
  }

  /** The object goes first: an end between both leaves a row that is tried again. */
  void removeRetired(Handle handle) throws IOException {
    List<String> keys;
    do {
      keys = CandidateFiles.retiredFor(handle, kept, PAGE);
      for (String key : keys) {
        blobs.delete(key);
      }
      CandidateFiles.forget(handle, keys);
    } while (keys.size() == PAGE);
  }

  /**
   * Removes what a process left that died before it could make it known. A file's name tells the
   * generation that it was made for; when that has been reached without it, it never will be known.
   *
   * @return how many there were
   */
  int removeOrphans(Handle handle) throws IOException {
    long reached = IndexProgress.read(handle).generation();
    int removed = 0;
    String last = "";
    List<Listed> page;
    do {
      page = blobs.list(CandidateFiles.PREFIX, last, PAGE);
      Set<String> old = new HashSet<>();
      for (Listed object : page) {
        if (generation(object.key()) <= reached) {
          old.add(object.key());
        }
      }
      old.removeAll(CandidateFiles.among(handle, old));
      for (String orphan : old) {
        blobs.delete(orphan);
      }
      removed += old.size();
      last = page.isEmpty() ? last : page.getLast().key();
    } while (page.size() == PAGE);
    return removed;
  }

  /** What is not named by us is not touched. */
  private static long generation(String key) {
    Matcher matcher = GENERATION.matcher(key);
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : Long.MAX_VALUE;
  }
}
