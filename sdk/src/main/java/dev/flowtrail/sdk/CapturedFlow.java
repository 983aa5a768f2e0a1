package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FlowHead;
import java.util.List;
import java.util.Map;

/**
 * A finished flow as it waits to be sent.
 *
 * @param losses what of it was not recorded
 */
record CapturedFlow(
    FlowHead head,
    Map<String, Snapshot> attributes,
    List<CapturedStep> steps,
    Map<Loss, Integer> losses) {}
