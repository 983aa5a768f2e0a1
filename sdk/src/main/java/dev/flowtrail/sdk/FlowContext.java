package dev.flowtrail.sdk;

import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where in a flow a call to another service comes from, as a header carries it: {@code 00-}, the
 * flow's id and the step's as 32 hexadecimal digits each, with a dash between; zeros for no step.
 *
 * <pre>{@code
 * request.header(FlowContext.HEADER, Current.parent().context());
 * }</pre>
 *
 * @param flowId the flow that calls
 * @param stepId the step of it that calls, if one does
 */
public record FlowContext(UUID flowId, @Nullable UUID stepId) {
  /** The name of the header. */
  public static final String HEADER = "Flowtrail-Context";

  private static final UUID NONE = new UUID(0, 0);

  /** Later versions may have more behind it. */
  private static final Pattern VALUE =
      Pattern.compile("(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{32})(-.*)?");

  /** Reads a header's value; empty when there is none, or none that can be read. */
  public static Optional<FlowContext> parse(@Nullable String value) {
    Matcher parts = VALUE.matcher(value == null ? "" : value.trim());
    if (!parts.matches()) {
      return Optional.empty();
    }
    UUID flowId = uuid(parts.group(1));
    UUID stepId = uuid(parts.group(2));
    return flowId.equals(NONE)
        ? Optional.empty()
        : Optional.of(new FlowContext(flowId, stepId.equals(NONE) ? null : stepId));
  }

  /** The header's value. */
  public String header() {
    return "00-" + hex(flowId) + '-' + hex(stepId == null ? NONE : stepId);
  }

  private static String hex(UUID id) {
    return id.toString().replace("-", "");
  }

  private static UUID uuid(String hex) {
    return new UUID(
        Long.parseUnsignedLong(hex.substring(0, 16), 16),
        Long.parseUnsignedLong(hex.substring(16), 16));
  }
}
