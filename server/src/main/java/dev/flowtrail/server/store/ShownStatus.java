package dev.flowtrail.server.store;

/**
 * The status that a reader sees: a flow that runs is abandoned when nothing was heard of it for
 * longer than its lease. It is not stored, so that it gives way by itself when news comes.
 */
public final class ShownStatus {

  private static final String SILENT =
      "coalesce(flow.heard_at, flow.received_at) < now() - :leaseSeconds * interval '1 second'";

  /** The status of a row of {@code flow}, as text; {@code :leaseSeconds} is bound beside it. */
  public static final String OF_FLOW =
      """
      case
          when flow.status < 'completed' and %1$s then 'abandoned'
          else flow.status::text
      end\
      """
          .formatted(SILENT);

  /** Both as columns. */
  static final String COLUMNS = "%s as shown_status, %s as silent".formatted(OF_FLOW, SILENT);

  private ShownStatus() {}
}
