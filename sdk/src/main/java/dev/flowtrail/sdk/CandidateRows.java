package dev.flowtrail.sdk;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The candidates of one decision as a JSON array, written while they are decided about. Nothing
 * that fails in here reaches the decision.
 */
final class CandidateRows<T> {
  static final String ID = "id";
  static final String PASSED = "passed";
  static final String REASON = "reason";
  static final String RULES = "rules";
  static final String SCORE = "score";
  static final String PARTS = "parts";
  static final String RANK = "rank";
  static final String GAP = "gap";

  private static final Set<String> OWN_NAMES =
      Set.of(ID, PASSED, REASON, RULES, SCORE, PARTS, RANK, GAP);
  private static final SerializedString ID_NAME = new SerializedString(ID);
  private static final JsonFactory JSON = new JsonFactory();

  private final RecordedStep step;
  private final String name;
  private final Candidates<T> described;
  private final List<Column> columns;
  private final Reservation memory;
  private final Blocks bytes;
  private final JsonGenerator json;
  private final RowValues values;
  private @Nullable Throwable broken;

  private CandidateRows(RecordedStep step, String name, Candidates<T> described, Blocks bytes)
      throws IOException {
    FlowScope scope = step.scope();
    this.step = step;
    this.name = name;
    this.described = described;
    this.columns = columns(described);
    this.memory = scope.memory();
    this.bytes = bytes;
    this.json = JSON.createGenerator(bytes);
    this.values = new RowValues(json, scope.snapshots(), memory);
    json.writeStartArray();
  }

  static <T> CandidateRows<T> begin(RecordedStep step, String name, Candidates<T> described) {
    FlowScope scope = step.scope();
    Blocks bytes = scope.snapshots().blocks(scope.memory());
    try {
      return new CandidateRows<>(step, name, described, bytes);
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  RowValues values() {
    return values;
  }

  void add(T candidate, Row row) {
    if (broken != null) {
      return;
    }
    try {
      json.writeStartObject();
      json.writeFieldName(ID_NAME);
      values.writeId(described, candidate);
      writeFields(candidate);
      row.write(json, values);
      json.writeEndObject();
    } catch (Throwable thrown) {
      broken = thrown;
    }
  }

  /** Hands the rows to the step; takes no more. */
  void keep(Shape shape) {
    Shape declared = shape;
    for (Column column : columns) {
      declared = column.declareIn(declared, column.name().getValue());
    }
    step.keep(name, declared, snapshot());
    String lost = values.lost();
    if (lost != null) {
      step.scope()
          .losses()
          .lost(Loss.ENCODE_FAILED, "observation " + name + " of " + step + ": " + lost);
    }
  }

  private void writeFields(T candidate) throws IOException {
    List<Candidates.Field<T>> fields = described.fields();
    for (int i = 0; i < fields.size(); i++) {
      Column column = columns.get(i);
      json.writeFieldName(column.name());
      values.write(fields.get(i).value(), candidate, column);
    }
  }

  private Snapshot snapshot() {
    try {
      if (broken == null) {
        json.writeEndArray();
      }
      json.close();
      bytes.requireComplete();
    } catch (Throwable thrown) {
      broken = thrown;
    }
    if (broken == null) {
      return new Snapshot.Kept(bytes);
    }
    memory.shrink(bytes.allocatedBytes());
    return Snapshots.lost(broken, bytes.limitReached());
  }

  private static List<Column> columns(Candidates<?> described) {
    List<String> names = new ArrayList<>();
    for (Candidates.Field<?> field : described.fields()) {
      names.add(ownName(field.name()));
    }
    return Column.distinct(names).stream().map(each -> new Column(each, null)).toList();
  }

  private static String ownName(@Nullable String given) {
    String name = given == null || given.isBlank() ? "unnamed" : Text.storable(given, 255);
    return OWN_NAMES.contains(name) ? "given_" + name : name;
  }
}
