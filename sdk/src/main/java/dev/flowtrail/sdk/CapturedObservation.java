package dev.flowtrail.sdk;

import dev.flowtrail.protocol.ObservationHead;

/** An observation as it waits to be sent. */
record CapturedObservation(ObservationHead head, Snapshot data) {}
