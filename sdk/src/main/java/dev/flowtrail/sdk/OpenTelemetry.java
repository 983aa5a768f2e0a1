package dev.flowtrail.sdk;

import static java.lang.invoke.MethodType.methodType;

import dev.flowtrail.protocol.Trace;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.jspecify.annotations.Nullable;

/**
 * Asks OpenTelemetry for the current span, where the host has its API. It is found by name, so that
 * hosts without it need nothing.
 */
final class OpenTelemetry {
  private static final String SPAN = "io.opentelemetry.api.trace.Span";
  private static final String SPAN_CONTEXT = "io.opentelemetry.api.trace.SpanContext";

  private final MethodHandle current;
  private final MethodHandle valid;
  private final MethodHandle traceId;
  private final MethodHandle spanId;

  private OpenTelemetry(Class<?> span, Class<?> context) throws ReflectiveOperationException {
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    MethodHandle currentContext =
        MethodHandles.filterReturnValue(
            lookup.findStatic(span, "current", methodType(span)),
            lookup.findVirtual(span, "getSpanContext", methodType(context)));
    this.current = currentContext.asType(methodType(Object.class));
    this.valid = getter(lookup, context, "isValid", boolean.class);
    this.traceId = getter(lookup, context, "getTraceId", String.class);
    this.spanId = getter(lookup, context, "getSpanId", String.class);
  }

  /**
   * Null where it is not there, or not as expected.
   *
   * @param loaders where to look; the first that has it
   */
  static @Nullable OpenTelemetry find(@Nullable ClassLoader... loaders) {
    for (ClassLoader loader : loaders) {
      try {
        Class<?> span = Class.forName(SPAN, false, loader);
        return new OpenTelemetry(span, Class.forName(SPAN_CONTEXT, false, loader));
      } catch (ReflectiveOperationException | LinkageError | RuntimeException absent) {
        continue;
      }
    }
    return null;
  }

  /** The ids of the span around; null when there is none. Never throws. */
  @Nullable Trace currentSpan() {
    try {
      Object context = (Object) current.invokeExact();
      return (boolean) valid.invokeExact(context)
          ? new Trace((String) traceId.invokeExact(context), (String) spanId.invokeExact(context))
          : null;
    } catch (Throwable broken) {
      return null;
    }
  }

  private static MethodHandle getter(
      MethodHandles.Lookup lookup, Class<?> owner, String name, Class<?> type)
      throws ReflectiveOperationException {
    return lookup.findVirtual(owner, name, methodType(type)).asType(methodType(type, Object.class));
  }
}
