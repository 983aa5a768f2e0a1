/** What every endpoint shares: problem details, request bodies, parameters, static files. */
@NullMarked
package dev.flowtrail.server.http;

import org.jspecify.annotations.NullMarked;
