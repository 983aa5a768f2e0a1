package dev.flowtrail.cluster.torture;

import dev.flowtrail.cluster.load.Load;
import java.util.Map;

/** What happens while clients send, and when. */
public interface Schedule {

  /** Returns when the last thing is over, and the clients may send the rest. */
  void run(Load load) throws InterruptedException;

  /** How often each thing happened. */
  Map<String, Integer> counts();
}
