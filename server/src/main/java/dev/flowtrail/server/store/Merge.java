package dev.flowtrail.server.store;

import dev.flowtrail.protocol.FlowUpdate;
import dev.flowtrail.protocol.ObservationPart;
import dev.flowtrail.protocol.StepPart;
import dev.flowtrail.server.store.FlowState.Identity;
import dev.flowtrail.server.store.StoredFlow.StoredData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jdbi.v3.core.Handle;

/**
 * Merges what was told of flows into what is stored of them, in one transaction: each flow is
 * locked, in the order of their identities; of its steps and observations those are read that were
 * told of; the pure rules of the protocol decide; what changed is written.
 */
final class Merge {

  private final Handle handle;
  private final Map<String, Long> segmentIds;
  private final Map<Identity, Draft> stored = new HashMap<>();

  /**
   * @param segmentIds by object key
   */
  Merge(Handle handle, Map<String, Long> segmentIds) {
    this.handle = handle;
    this.segmentIds = new HashMap<>(segmentIds);
  }

  /** What is stored of a flow, as far as it is read. */
  private record Draft(
      FlowState head,
      Map<UUID, StepPart> steps,
      Map<UUID, Candidates> candidates,
      Map<FlowUpdate.Key, ObservationPart<StoredData>> observations) {

    static Draft of(FlowState head) {
      return new Draft(head, new HashMap<>(), new HashMap<>(), new HashMap<>());
    }

    FlowState toState() {
      return new FlowState(
          head.identity(),
          new FlowUpdate<>(head.flow(), steps, observations),
          candidates,
          head.notes());
    }
  }

  /**
   * @param told one state for each flow, in the order of their identities
   * @return what has become of them
   */
  List<FlowState> run(List<FlowState> told) throws SQLException {
    Set<Identity> added = FlowRows.insert(handle, told);
    List<FlowState> known = told.stream().filter(flow -> !added.contains(flow.identity())).toList();
    read(known);
    List<FlowState> merged = new ArrayList<>();
    for (FlowState flow : told) {
      Draft draft = stored.get(flow.identity());
      merged.add(draft == null ? flow : draft.toState().merge(flow));
    }
    write(merged);
    return merged;
  }

  private void read(List<FlowState> told) throws SQLException {
    FlowRows.lock(
        handle,
        told.stream().map(FlowState::identity).toList(),
        row -> {
          FlowState head = StoredRows.flow(row);
          stored.put(head.identity(), Draft.of(head));
        });
    StepRows.find(handle, StepRows.rows(told), this::addStep);
    ObservationRows.find(handle, observationKeys(told), this::addObservation);
  }

  private static List<ObservationRows.Key> observationKeys(List<FlowState> told) {
    return told.stream()
        .flatMap(flow ->
            flow.update().observations().keySet().stream()
                .map(key -> new ObservationRows.Key(flow.identity(), key.id())))
        .distinct()
        .toList();
  }

  private Draft draft(Identity flow) {
    Draft draft = stored.get(flow);
    if (draft == null) {
      throw new IllegalStateException("expected flow " + flow.flowId() + " to be locked");
    }
    return draft;
  }

  private void addStep(Identity flow, ResultSet row) throws SQLException {
    StepPart step = StoredRows.step(row);
    draft(flow).steps().put(step.id(), step);
    Candidates candidates = StoredRows.candidates(row);
    if (candidates != null) {
      draft(flow).candidates().put(step.id(), candidates);
    }
  }

  private void addObservation(Identity flow, ResultSet row) throws SQLException {
    ObservationPart<StoredData> part = StoredRows.observation(row);
    segmentIds.put(part.data().location().objectKey(), row.getLong("segment_id"));
    draft(flow)
        .observations()
        .put(new FlowUpdate.Key(StoredRows.toldId(row), part.data().hash()), part);
  }

  private void write(List<FlowState> merged) throws SQLException {
    List<FlowState> flows = new ArrayList<>();
    List<StepRows.Row> steps = new ArrayList<>();
    List<ObservationRows.Row> observations = new ArrayList<>();
    Set<Identity> changed = new LinkedHashSet<>();
    for (FlowState flow : merged) {
      Draft draft = stored.getOrDefault(flow.identity(), Draft.of(flow));
      if (!flow.flow().equals(draft.head().flow()) || !flow.notes().equals(draft.head().notes())) {
        flows.add(flow);
      }
      steps.addAll(changedSteps(flow, draft));
      observations.addAll(changedObservations(flow, draft));
    }
    FlowRows.update(handle, flows);
    StepRows.write(handle, steps);
    ObservationRows.write(handle, segmentIds, observations);
    steps.forEach(row -> changed.add(row.flow()));
    observations.forEach(row -> changed.add(row.flow()));
    StepRows.fingerprint(handle, List.copyOf(changed));
  }

  private static List<StepRows.Row> changedSteps(FlowState flow, Draft before) {
    Set<StepRows.Row> rows = new HashSet<>(StepRows.rows(flow));
    StepRows.rows(before.toState()).forEach(rows::remove);
    return List.copyOf(rows);
  }

  /**
   * Of contents under one id all are written when one of them is new or changed: another may have
   * been the first up to now.
   */
  private static List<ObservationRows.Row> changedObservations(FlowState flow, Draft before) {
    Set<List<ObservationRows.Row>> rows = new HashSet<>(Contents.rows(flow));
    Contents.rows(before.toState()).forEach(rows::remove);
    return rows.stream().flatMap(List::stream).toList();
  }
}
