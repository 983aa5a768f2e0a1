package dev.flowtrail.server.index;

import dev.flowtrail.server.insight.CandidateRecords;
import dev.flowtrail.server.text.TextIndex;

/**
 * What is indexed of flows.
 *
 * @param candidates what their steps recorded of candidates
 * @param texts what is said of them, and within their observations
 */
public record IndexedData(CandidateRecords candidates, TextIndex texts) {}
