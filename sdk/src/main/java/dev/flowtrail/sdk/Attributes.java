package dev.flowtrail.sdk;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The attributes of one flow. They are small by nature: the server keeps them in its database. */
final class Attributes {
  /** Of names and values; with quotes and escapes still well below what the server takes. */
  private static final int MAX_BYTES = 100_000;

  private final FlowScope scope;
  private final String flow;
  private final Map<String, Snapshot> values = new LinkedHashMap<>();
  private long bytes;
  private boolean sealed;
  private String told = "";

  Attributes(FlowScope scope, String flow) {
    this.scope = scope;
    this.flow = flow;
  }

  void put(@Nullable String given, @Nullable Object value) {
    String name = scope.losses().cleanName(given, "attribute", flow);
    if (scope.redactionOf(name) == Redaction.Mode.DROP) {
      return;
    }
    Snapshot snapshot = scope.snapshotOf(name, value);
    Loss refusal = add(name, snapshot);
    scope.clock().now();
    scope.account(snapshot, refusal, () -> "attribute " + name + " of " + flow);
  }

  /**
   * Takes no more, and gives away what there is as a JSON object; null when there is nothing.
   *
   * @param notes what the SDK itself has to say of the flow, as JSON by name
   */
  synchronized @Nullable String seal(Map<String, String> notes) {
    sealed = true;
    Map<Loss, Integer> losses = scope.losses().counts();
    boolean nothing = values.isEmpty() && losses.isEmpty() && notes.isEmpty();
    String json = nothing ? null : AttributesJson.write(values, losses, notes);
    values.clear();
    return json;
  }

  /** What there is by now, when that is not what was told the last time; else null. */
  synchronized @Nullable String news(Map<String, String> notes) {
    Map<Loss, Integer> losses = scope.losses().counts();
    boolean nothing = values.isEmpty() && losses.isEmpty() && notes.isEmpty();
    String json = nothing ? "" : AttributesJson.write(values, losses, notes);
    boolean same = json.equals(told);
    told = json;
    return same ? null : json;
  }

  private synchronized @Nullable Loss add(String name, Snapshot snapshot) {
    if (sealed) {
      return Loss.TOO_LATE;
    }
    Snapshot before = values.get(name);
    long grownBytes = size(name, snapshot) - (before == null ? 0 : size(name, before));
    if (bytes + grownBytes > MAX_BYTES) {
      return Loss.TOO_LARGE;
    }
    if (before == null && !scope.holdMetadata()) {
      return Loss.BUFFER_FULL;
    }
    scope.memory().shrink(before == null ? 0 : before.heldBytes());
    bytes += grownBytes;
    values.put(name, snapshot);
    return null;
  }

  private static long size(String name, Snapshot value) {
    return name.length() + value.length();
  }
}
