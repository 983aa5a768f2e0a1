package dev.flowtrail.sdk;

import dev.flowtrail.protocol.StepHead;
import java.util.List;

/** A step as it waits to be sent. */
record CapturedStep(StepHead head, List<CapturedObservation> observations) {}
