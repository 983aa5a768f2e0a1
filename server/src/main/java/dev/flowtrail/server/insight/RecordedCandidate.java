package dev.flowtrail.server.insight;

import dev.flowtrail.protocol.StepHead;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A candidate as one step recorded it, with all that was recorded of it there.
 *
 * @param step that decided about it
 * @param observationId of the observation that holds it
 * @param ordinal its place among the candidates of the observation, from 0
 * @param passed whether it went on as far as its own record tells; null when that says nothing
 * @param failedRules the names of the rules that it failed, in the order in which they were
 *     recorded
 * @param rank 1 is best; null also where it is no whole number
 * @param fields what the observation's queryable fields hold, as plain text, by their paths; only
 *     numbers, strings and booleans
 * @param rest what it holds besides, as a JSON object; null when there is nothing, or more than is
 *     kept
 */
public record RecordedCandidate(
    StepHead step,
    UUID observationId,
    int ordinal,
    String id,
    @Nullable Boolean passed,
    List<String> failedRules,
    @Nullable String reason,
    @Nullable Double score,
    @Nullable Integer rank,
    Map<String, String> fields,
    @Nullable String rest) {}
