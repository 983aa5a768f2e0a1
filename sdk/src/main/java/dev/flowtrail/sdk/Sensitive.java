package dev.flowtrail.sdk;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks what must not leave the process as it is: a record component, a field, or a getter. Heeded
 * by the SDK's own encoder; one of the user's has to see to it itself.
 *
 * <pre>{@code
 * record Customer(String id, @Sensitive String name, @Sensitive(Redaction.Mode.HASH) String email) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.FIELD, ElementType.METHOD, ElementType.RECORD_COMPONENT})
public @interface Sensitive {

  /**
   * What stands in the value's place. A hash needs {@link Redaction#secret}; without it, a mask.
   */
  Redaction.Mode value() default Redaction.Mode.MASK;
}
