package dev.flowtrail.sdk;

import java.io.IOException;

/** A flow that can be sent: its document, and the key that it has at every try. */
interface Sendable {
  String idempotencyKey();

  Body body() throws IOException;
}
