package dev.flowtrail.server.index;

import dev.flowtrail.server.index.IndexProgress.Place;
import dev.flowtrail.server.index.IndexedFlows.Key;
import dev.flowtrail.server.insight.CandidateRecords;
import dev.flowtrail.server.payload.Location;
import dev.flowtrail.server.store.ChangeLog;
import dev.flowtrail.server.store.ChangeLog.Change;
import dev.flowtrail.server.store.FlowReader;
import dev.flowtrail.server.store.FlowRecord;
import dev.flowtrail.server.text.TextDraft;
import dev.flowtrail.server.text.TextIndex;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * One round of the indexer: some flows become files, which one transaction makes known together
 * with the flows' words and the place that was reached. Whatever ends it before has done nothing.
 */
final class IndexRound {

  private static final System.Logger LOG = System.getLogger(IndexRound.class.getName());

  private static final int MAX_SCANNED = 10_000;
  private static final int MAX_CHANGES = 64;
  private static final int MAX_SILENT = 1_000;

  /** So many flows without their data are in memory. */
  private static final int PORTION = 500;

  private final FlowReader flows;
  private final ChangeLog log;
  private final IndexedData data;
  private final IndexFiles files;
  private final Duration lease;

  /**
   * @param lease how long a flow that runs may be silent until it is indexed as it is
   */
  IndexRound(FlowReader flows, ChangeLog log, IndexedData data, IndexFiles files, Duration lease) {
    this.flows = flows;
    this.log = log;
    this.data = data;
    this.files = files;
    this.lease = lease;
  }

  /**
   * What a round is about, and the place that it reaches.
   *
   * @param flows in the order in which they were stored, as far as that is known
   */
  private record Task(Set<Key> flows, Place reached, boolean more) {}

  /** What is gathered of flows. */
  private record Drafts(IndexFiles.Draft candidates, TextDraft texts) {}

  /** What became of the flows of a team. */
  private record Sorted(
      int teamId, Set<UUID> asked, Map<UUID, LocalDate> indexed, Set<UUID> running) {
    Sorted(int teamId, Collection<UUID> asked) {
      this(teamId, new LinkedHashSet<>(asked), new HashMap<>(), new HashSet<>());
    }
  }

  /**
   * @param handle that holds the lock
   * @param stopping whether it is to end soon; then it does nothing of this round
   * @return whether there may be more to do at once
   */
  boolean run(Handle handle, BooleanSupplier stopping) throws IOException, SQLException {
    Place place = IndexProgress.read(handle);
    if (place.isBeyondTheLog()) {
      LOG.log(Level.INFO, "The database counts anew; the index is made anew");
      handle.useTransaction(IndexProgress::beginAnew);
      return true;
    }
    Task task = place.scanning() ? scan(handle, place) : news(handle, place);
    if (task.flows().isEmpty() && !place.scanning()) {
      return false;
    }
    return run(handle, task, place.generation() + 1, stopping);
  }

  /** Whether a round would find something. */
  boolean isDue(Handle handle) {
    Place place = IndexProgress.read(handle);
    return place.scanning()
        || place.isBeyondTheLog()
        || !log.read(place.logPlace(), place.logEnd(), 1).isEmpty()
        || !IndexedFlows.silent(handle, leaseSeconds(), 1).isEmpty();
  }

  private double leaseSeconds() {
    return lease.toMillis() / 1000.0;
  }

  private static Task scan(Handle handle, Place place) {
    List<Key> page =
        IndexedFlows.after(handle, new Key(place.scanTeam(), place.scanFlow()), MAX_SCANNED);
    boolean more = page.size() == MAX_SCANNED;
    Place reached =
        more ? place.scannedTo(page.getLast().teamId(), page.getLast().flowId()) : place.scanned();
    return new Task(new LinkedHashSet<>(page), reached, true);
  }

  private Task news(Handle handle, Place place) {
    List<Change> changes = log.read(place.logPlace(), place.logEnd(), MAX_CHANGES);
    Set<Key> keys = new LinkedHashSet<>(IndexedFlows.silent(handle, leaseSeconds(), MAX_SILENT));
    for (Change change : changes) {
      change.flows().forEach(flow -> keys.add(new Key(change.teamId(), flow.id())));
    }
    boolean more = changes.size() >= MAX_CHANGES;
    long reached = more ? changes.getLast().number() + 1 : place.logEnd();
    return new Task(keys, place.readTo(reached), more);
  }

  private boolean run(Handle handle, Task task, long generation, BooleanSupplier stopping)
      throws IOException, SQLException {
    List<Sorted> teams = new ArrayList<>();
    try (IndexFiles.Draft draft = files.begin(generation);
        TextDraft texts = data.texts().begin(files.folder())) {
      for (Map.Entry<Integer, List<UUID>> team : byTeam(task.flows()).entrySet()) {
        Sorted sorted = new Sorted(team.getKey(), team.getValue());
        teams.add(sorted);
        read(sorted, new Drafts(draft, texts), stopping);
      }
      if (stopping.getAsBoolean()) {
        return false;
      }
      List<IndexFiles.Written> written = draft.finish();
      handle.useTransaction(it -> {
        register(it, task.reached(), teams, written);
        texts.copy(it);
        IndexProgress.noteShortenedTexts(it, texts.shortened());
      });
    }
    return task.more();
  }

  private static Map<Integer, List<UUID>> byTeam(Set<Key> keys) {
    return keys.stream()
        .collect(
            Collectors.groupingBy(
                Key::teamId, Collectors.mapping(Key::flowId, Collectors.toList())));
  }

  private void read(Sorted sorted, Drafts drafts, BooleanSupplier stopping)
      throws IOException, SQLException {
    CandidateRecords.Reading reading = data.candidates().begin();
    List<UUID> asked = List.copyOf(sorted.asked());
    for (int from = 0; from < asked.size() && !stopping.getAsBoolean(); from += PORTION) {
      List<UUID> portion = asked.subList(from, Math.min(asked.size(), from + PORTION));
      for (FlowRecord flow : asStored(flows.findFlows(sorted.teamId(), portion))) {
        boolean complete = flow.head().status().terminal() || flow.told().silent();
        drafts.texts().add(sorted.teamId(), flow, complete);
        if (complete) {
          add(sorted, flow, drafts.candidates(), reading);
        } else {
          sorted.running().add(flow.head().id());
        }
      }
    }
  }

  /** In the order in which their data lies: frames are read once, and not for each flow. */
  private static List<FlowRecord> asStored(List<FlowRecord> flows) {
    return flows.stream()
        .sorted(
            Comparator.comparing(
                flow -> flow.locations().stream().findFirst().orElse(null),
                Comparator.nullsFirst(
                    Comparator.comparing(Location::objectKey)
                        .thenComparing(location -> location.frame().offset())
                        .thenComparing(Location::dataOffset))))
        .toList();
  }

  private static void add(
      Sorted sorted, FlowRecord flow, IndexFiles.Draft draft, CandidateRecords.Reading reading)
      throws IOException, SQLException {
    reading.read(
        flow,
        candidate -> {
          draft.add(sorted.teamId(), flow, candidate);
          sorted.indexed().put(flow.head().id(), CandidateTable.dayOf(flow));
        });
  }

  private static void register(
      Handle handle, Place reached, List<Sorted> teams, List<IndexFiles.Written> files) {
    IndexProgress.advance(handle, reached);
    for (Sorted team : teams) {
      IndexedFlows.supersede(handle, team.teamId(), team.asked());
      TextIndex.forget(handle, team.teamId(), team.asked());
      IndexedFlows.add(handle, team.teamId(), team.indexed(), reached.generation() + 1);
      IndexedFlows.await(handle, team.teamId(), team.running());
    }
    files.forEach(file -> CandidateFiles.add(handle, file.stored(), file.contents()));
  }
}
