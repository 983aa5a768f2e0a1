package dev.flowtrail.cluster.fault;

/** Which way bytes go. */
public enum Direction {
  FROM_CLIENT,
  TO_CLIENT
}
