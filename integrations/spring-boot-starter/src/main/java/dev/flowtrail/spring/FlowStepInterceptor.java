package dev.flowtrail.spring;

import dev.flowtrail.sdk.Current;
import dev.flowtrail.sdk.Step;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.aopalliance.intercept.MethodInterceptor;
import org.aopalliance.intercept.MethodInvocation;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodClassKey;

/** Runs a method as a step of what is current, which the step then is itself. */
final class FlowStepInterceptor implements MethodInterceptor {
  private final ConcurrentMap<MethodClassKey, StepMethod> methods = new ConcurrentHashMap<>();

  @Override
  public @Nullable Object invoke(MethodInvocation call) throws Throwable {
    StepMethod method = methodOf(call);
    Step step = method.begin(Current.parent(), call.getArguments());
    Current.Bound bound = Current.bind(step);
    try {
      return method.end(step, call.proceed());
    } catch (Throwable thrown) {
      step.fail(thrown);
      throw thrown;
    } finally {
      bound.close();
    }
  }

  private StepMethod methodOf(MethodInvocation call) {
    Object target = call.getThis();
    Class<?> owner = target == null ? call.getMethod().getDeclaringClass() : target.getClass();
    return methods.computeIfAbsent(
        new MethodClassKey(call.getMethod(), owner),
        unknown -> StepMethod.of(call.getMethod(), owner));
  }
}
