package dev.flowtrail.benchmarks.sdk;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicLong;

/** Takes spans and keeps none, but knows how many they were. */
final class ForgettingExporter implements SpanExporter {
  private final AtomicLong taken = new AtomicLong();

  long taken() {
    return taken.get();
  }

  @Override
  public CompletableResultCode export(Collection<SpanData> spans) {
    taken.addAndGet(spans.size());
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode flush() {
    return CompletableResultCode.ofSuccess();
  }

  @Override
  public CompletableResultCode shutdown() {
    return CompletableResultCode.ofSuccess();
  }
}
