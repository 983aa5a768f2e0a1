package dev.flowtrail.protocol;

import org.jspecify.annotations.Nullable;

/**
 * Says which field of a candidate is what. Each value is a {@link FieldPath} in text form, looked
 * up inside one element of the array; null where the step records no such field.
 *
 * @param id what names the candidate, the same through all steps of a flow
 * @param passed a boolean: whether the candidate went on
 * @param score a number, higher is better
 * @param rank a number, 1 is best
 * @param reason a sentence or a code that says why
 * @param rules an object of the rules that were applied, by name
 */
public record CandidateRoles(
    @Nullable String id,
    @Nullable String passed,
    @Nullable String score,
    @Nullable String rank,
    @Nullable String reason,
    @Nullable String rules) {}
