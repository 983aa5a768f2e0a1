/**
 * A trail in a Spring Boot application: made from its settings, closed when it ends, seen in its
 * health and its metrics; and methods that are steps.
 */
@NullMarked
package dev.flowtrail.spring;

import org.jspecify.annotations.NullMarked;
