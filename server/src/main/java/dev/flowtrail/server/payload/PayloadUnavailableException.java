package dev.flowtrail.server.payload;

import java.io.IOException;

/** The payload store cannot take or give anything at the moment; trying again later may help. */
public final class PayloadUnavailableException extends RuntimeException {

  public PayloadUnavailableException(String message, IOException cause) {
    super(message + ": " + cause.getMessage(), cause);
  }
}
