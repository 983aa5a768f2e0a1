package dev.flowtrail.spring;

import dev.flowtrail.sdk.FlowTrailBuilder;
import dev.flowtrail.sdk.Redaction;
import dev.flowtrail.sdk.Spool;
import dev.flowtrail.sdk.WhenFull;
import java.nio.file.Path;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.util.unit.DataSize;

/** Hands the properties to the SDK's builder; what is not given stays as it is there. */
final class BuilderSettings {
  private BuilderSettings() {}

  static void apply(FlowTrailProperties from, FlowTrailBuilder to) {
    to.enabled(from.enabled()).shutdownHook(from.shutdownHook());
    text(from.endpoint(), to::endpoint);
    text(from.apiKey(), to::apiKey);
    bounds(from, to);
    times(from, to);
    to.whenFull(whenFull(from)).redaction(redaction(from.redaction()));
    text(from.spool().folder(), folder -> to.spool(spool(folder, from.spool())));
  }

  private static void bounds(FlowTrailProperties from, FlowTrailBuilder to) {
    given(from.bufferBytes(), size -> to.bufferBytes(size.toBytes()));
    given(from.maxObservationBytes(), size -> to.maxObservationBytes(size.toBytes()));
    given(from.sampleAbove(), to::sampleAbove);
    given(from.sampleFlows(), to::sampleFlows);
    given(from.delivery(), to::delivery);
    given(from.batchFlows(), to::batchFlows);
    given(from.batchBytes(), size -> to.batchBytes(size.toBytes()));
  }

  private static void times(FlowTrailProperties from, FlowTrailBuilder to) {
    given(from.abandonAfter(), to::abandonAfter);
    given(from.pushEvery(), to::pushEvery);
    given(from.batchAge(), to::batchAge);
    given(from.requestTimeout(), to::requestTimeout);
    given(from.firstRetryDelay(), to::firstRetryDelay);
    given(from.maxRetryDelay(), to::maxRetryDelay);
    given(from.giveUpAfter(), to::giveUpAfter);
    given(from.closeTimeout(), to::closeTimeout);
  }

  private static WhenFull whenFull(FlowTrailProperties from) {
    return switch (from.whenFull()) {
      case DROP_DATA -> WhenFull.dropData();
      case BLOCK -> WhenFull.block(from.blockAtMost());
      case SPOOL -> WhenFull.spool();
    };
  }

  private static Redaction redaction(FlowTrailProperties.Redaction from) {
    Redaction redaction = Redaction.none();
    for (var key : from.keys().entrySet()) {
      redaction = redaction.key(key.getKey(), key.getValue());
    }
    for (var path : from.paths().entrySet()) {
      redaction = redaction.path(path.getKey(), path.getValue());
    }
    String secret = from.secret();
    return secret == null || secret.isBlank() ? redaction : redaction.secret(secret);
  }

  private static Spool spool(String folder, FlowTrailProperties.Spool from) {
    Spool spool = Spool.in(Path.of(folder));
    DataSize bytes = from.bytes();
    spool = bytes == null ? spool : spool.maxBytes(bytes.toBytes());
    spool = from.everyFlow() ? spool.everyFlow() : spool;
    return from.dropNewest() ? spool.dropNewest() : spool;
  }

  /** An empty one counts as not given, as an empty variable of the environment does. */
  private static void text(@Nullable String value, Consumer<String> setting) {
    if (value != null && !value.isBlank()) {
      setting.accept(value);
    }
  }

  private static <T> void given(@Nullable T value, Consumer<T> setting) {
    if (value != null) {
      setting.accept(value);
    }
  }
}
