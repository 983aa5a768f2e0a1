package dev.flowtrail.server.index;

import dev.flowtrail.server.index.CandidateFiles.Aged;
import dev.flowtrail.server.index.CandidateFiles.Stored;
import dev.flowtrail.server.index.IndexedFlows.Superseded;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Makes few files of many, a group of one day at a time. The new file is in the payload store
 * first; then one transaction puts it in the place of the others, whose objects stay for questions
 * that had begun before.
 */
final class Merging {

  /** A file that is so large is left alone. */
  private static final long LARGE_BYTES = 64L << 20;

  /** What is merged at once, compressed. */
  private static final long MOST_BYTES = 2 * LARGE_BYTES;

  private static final int MOST_FILES = 64;

  /** Fewer are merged only when the day has been quiet. */
  private static final int ENOUGH_FILES = 8;

  /** A file is merged with smaller ones only when they are together at least this part of it. */
  private static final long SMALLEST_PART = 4;

  private static final Duration QUIET = Duration.ofMinutes(10);

  /** Each question looks at them all. */
  private static final long TOLERATED_SUPERSEDED = 20_000;

  private final IndexFiles files;
  private final LocalFiles local;

  Merging(IndexFiles files, LocalFiles local) {
    this.files = files;
    this.local = local;
  }

  /** Files that become one. */
  record Group(LocalDate day, List<Stored> files) {}

  /**
   * Merges one group, the most urgent one.
   *
   * @return whether there was one
   */
  boolean mergeSome(Handle handle) throws IOException, SQLException {
    Optional<Group> group = mostUrgent(handle);
    if (group.isPresent()) {
      merge(handle, group.get());
    }
    return group.isPresent();
  }

  private static Optional<Group> mostUrgent(Handle handle) {
    return CandidateFiles.mergeable(handle, LARGE_BYTES).entrySet().stream()
        .flatMap(day -> group(day.getKey(), day.getValue()).stream())
        .max((a, b) -> Integer.compare(a.files().size(), b.files().size()))
        .or(() ->
            IndexedFlows.mostSuperseded(handle, TOLERATED_SUPERSEDED)
                .map(day -> new Group(day, List.of(CandidateFiles.oldest(handle, day)))));
  }

  /** Each candidate is written again only when its file grows by a good part. */
  static Optional<Group> group(LocalDate day, List<Aged> smallestFirst) {
    boolean quiet = smallestFirst.stream().allMatch(file -> file.ageSeconds() > QUIET.toSeconds());
    List<Aged> taken = new ArrayList<>();
    long bytes = 0;
    for (Aged file : smallestFirst) {
      boolean worthIt = quiet || taken.size() < 2 || file.stored().bytes() <= SMALLEST_PART * bytes;
      if (!worthIt) {
        break;
      }
      taken.add(file);
      bytes += file.stored().bytes();
    }
    List<Stored> group = first(taken);
    boolean enough = group.size() >= (quiet ? 2 : ENOUGH_FILES);
    return enough ? Optional.of(new Group(day, group)) : Optional.empty();
  }

  private static List<Stored> first(List<Aged> all) {
    List<Stored> first = new ArrayList<>();
    long bytes = 0;
    for (Aged file : all) {
      bytes += file.stored().bytes();
      if (first.size() == MOST_FILES || bytes > MOST_BYTES && first.size() > 1) {
        break;
      }
      first.add(file.stored());
    }
    return first;
  }

  void merge(Handle handle, Group group) throws IOException, SQLException {
    IndexProgress.Place place = IndexProgress.read(handle);
    List<Superseded> superseded = IndexedFlows.superseded(handle, group.day(), group.day());
    try (LocalFiles.Lease lease = local.take(group.files())) {
      Merged merged = merge(group.day(), lease.paths(), superseded, place.generation() + 1);
      handle.useTransaction(it -> {
        IndexProgress.advance(it, place);
        CandidateFiles.retire(it, group.files());
        if (merged.file() != null) {
          CandidateFiles.add(it, merged.file().stored(), merged.file().contents());
        }
        IndexedFlows.forgetSuperseded(it, merged.left());
      });
    }
  }

  /**
   * What came of a group.
   *
   * @param file null when nothing in it counted
   * @param left whose rows were left out
   */
  record Merged(IndexFiles.@Nullable Written file, List<Superseded> left) {}

  private Merged merge(
      LocalDate day, List<Path> paths, List<Superseded> superseded, long generation)
      throws IOException, SQLException {
    try (CandidateView view = files.view()) {
      view.openAll(paths, superseded);
      return new Merged(
          files.write(view.connection(), CandidateView.COUNTING, day, generation).orElse(null),
          superseded.isEmpty() ? List.of() : view.leftOut());
    }
  }
}
