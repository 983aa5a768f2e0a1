package dev.flowtrail.protocol;

import java.io.IOException;
import java.time.Instant;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The members of one observation as they come, its data excepted. */
final class ObservationDraft<D> {

  static final List<String> REQUIRED = List.of("name", "version");
  static final List<String> PRESENT = List.of("data");

  private static final Set<String> ROLES =
      Set.of("id", "passed", "score", "rank", "reason", "rules");

  private final Values values;
  private final Members members;
  private final Map<String, FieldType> queryable = new LinkedHashMap<>();

  private @Nullable UUID id;
  private @Nullable String name;
  private @Nullable Integer version;
  private @Nullable ObservationRole role;
  private @Nullable CandidateRoles roles;
  private @Nullable Instant capturedAt;
  private @Nullable CandidateTotals totals;
  private @Nullable String stepName;
  private @Nullable D data;

  ObservationDraft(Values values, Members members) {
    this.values = values;
    this.members = members;
  }

  boolean read(String member, Pointer at) throws IOException {
    switch (member) {
      case "id" -> id = values.id(at);
      case "name" -> name = values.name(at);
      case "version" -> version = values.integer(at, 1);
      case "role" -> role = values.role(at);
      case "roles" -> roles = readRoles(at);
      case "queryable" -> readQueryable(at);
      case "capturedAt" -> capturedAt = values.instant(at);
      case "totals" -> totals = readTotals(at);
      case "step" -> stepName = values.name(at);
      default -> {
        return false;
      }
    }
    return true;
  }

  void data(@Nullable D read) {
    data = read;
  }

  private void readQueryable(Pointer at) throws IOException {
    if (!values.isNull()) {
      members.read(at, List.of(), List.of(), this::readQueryableField);
    }
  }

  private boolean readQueryableField(String path, Pointer at) throws IOException {
    FieldType type = values.fieldType(at);
    if (values.name(path, at) != null && type != null) {
      queryable.put(path, type);
    }
    return true;
  }

  private @Nullable CandidateRoles readRoles(Pointer at) throws IOException {
    if (values.isNull()) {
      return null;
    }
    Map<String, String> paths = new HashMap<>();
    members.read(at, List.of(), List.of(), (member, place) -> readRole(paths, member, place));
    return new CandidateRoles(
        paths.get("id"),
        paths.get("passed"),
        paths.get("score"),
        paths.get("rank"),
        paths.get("reason"),
        paths.get("rules"));
  }

  private boolean readRole(Map<String, String> paths, String member, Pointer at)
      throws IOException {
    if (!ROLES.contains(member)) {
      return false;
    }
    String path = values.name(at);
    if (path != null) {
      paths.put(member, path);
    }
    return true;
  }

  private @Nullable CandidateTotals readTotals(Pointer at) throws IOException {
    if (values.isNull()) {
      return null;
    }
    Map<String, Integer> counts = new HashMap<>();
    members.read(at, List.of("in"), List.of(), (member, place) -> readTotal(counts, member, place));
    Integer in = counts.get("in");
    return in == null ? null : new CandidateTotals(in, counts.get("out"));
  }

  private boolean readTotal(Map<String, Integer> counts, String member, Pointer at)
      throws IOException {
    if (!member.equals("in") && !member.equals("out")) {
      return false;
    }
    Integer count = values.integer(at, 0);
    if (count != null) {
      counts.put(member, count);
    }
    return true;
  }

  void check(Pointer at, @Nullable String enclosingStep, UniqueIds ids, Faults faults) {
    ids.claim(id, at.child("id"));
    if (stepName != null && enclosingStep != null && !stepName.equals(enclosingStep)) {
      faults.add(at.child("step"), "expected the name of the step around it but was another");
    }
  }

  /**
   * The observation of an event, which has its id and its time, and is the first if none said so.
   */
  FlowDocument.Observation<D> build() {
    if (version == null) {
      version = 1;
    }
    return build(() -> Objects.requireNonNull(id), Objects.requireNonNull(capturedAt));
  }

  FlowDocument.Observation<D> build(Supplier<UUID> idIfMissing, Instant timeIfMissing) {
    String knownName = Objects.requireNonNull(name);
    ObservationHead head =
        new ObservationHead(
            id == null ? idIfMissing.get() : id,
            knownName,
            Objects.requireNonNull(version),
            role == null ? ObservationRole.infer(knownName, roles) : role,
            roles,
            Collections.unmodifiableMap(queryable),
            capturedAt == null ? timeIfMissing : capturedAt,
            totals);
    return new FlowDocument.Observation<>(head, Objects.requireNonNull(data));
  }
}
