package dev.flowtrail.micrometer;

import dev.flowtrail.sdk.Current;
import dev.flowtrail.sdk.StepParent;
import io.micrometer.context.ThreadLocalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * Lets context-propagation take the {@linkplain Current current} flow or step along, and with it
 * Reactor and all that builds on it. It is found by itself; in Reactor one line turns it on:
 *
 * <pre>{@code
 * Hooks.enableAutomaticContextPropagation();
 * }</pre>
 *
 * <p>In a chain of Reactor it is what was current where the chain was subscribed to.
 */
public final class CurrentAccessor implements ThreadLocalAccessor<StepParent> {
  /** The name of the value in a context, in Reactor's too: {@value}. */
  public static final String KEY = "dev.flowtrail.current";

  /** For the service loader. */
  public CurrentAccessor() {}

  @Override
  public Object key() {
    return KEY;
  }

  @Override
  public @Nullable StepParent getValue() {
    return Current.find().orElse(null);
  }

  @Override
  public void setValue(StepParent value) {
    Current.replace(value);
  }

  @Override
  public void setValue() {
    Current.replace(null);
  }
}
