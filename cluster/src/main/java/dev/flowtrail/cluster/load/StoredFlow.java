package dev.flowtrail.cluster.load;

import java.util.UUID;

/** A row of the database's flows. */
record StoredFlow(UUID id, String idempotencyKey, String key) {}
