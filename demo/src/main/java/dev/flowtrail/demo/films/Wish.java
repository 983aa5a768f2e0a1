package dev.flowtrail.demo.films;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants to see tonight, as far as it was understood. An empty list and null ask for
 * nothing in particular.
 */
record Wish(
    List<String> genres,
    @Nullable Integer fromYear,
    @Nullable Integer toYear,
    @Nullable Integer maxMinutes,
    double minRating,
    int minVotes,
    @Nullable Integer maxVotes,
    List<String> certificates) {}
