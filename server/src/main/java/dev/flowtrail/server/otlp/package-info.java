/** The second door: traces of OpenTelemetry become flows that are pushed piece by piece. */
@NullMarked
package dev.flowtrail.server.otlp;

import org.jspecify.annotations.NullMarked;
