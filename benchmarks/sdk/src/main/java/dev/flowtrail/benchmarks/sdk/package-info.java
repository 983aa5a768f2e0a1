/** What recording costs the host, beside OpenTelemetry's SDK. Runs on Java 17 and later. */
@NullMarked
package dev.flowtrail.benchmarks.sdk;

import org.jspecify.annotations.NullMarked;
