package dev.flowtrail.cluster.fault;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** Stops the first bytes that hold a text; the text must come in one piece. */
final class HeldText implements Fault {

  private final Direction held;
  private final String text;
  private final Gate gate;
  private boolean found;

  HeldText(Direction held, String text, Gate gate) {
    this.held = held;
    this.text = text;
    this.gate = gate;
  }

  @Override
  public boolean passes(Direction direction, byte[] bytes) throws InterruptedException {
    if (direction == held && isFirst(bytes)) {
      gate.pass();
    }
    return true;
  }

  private synchronized boolean isFirst(byte[] bytes) {
    boolean first = !found && new String(bytes, ISO_8859_1).contains(text);
    found |= first;
    return first;
  }
}
