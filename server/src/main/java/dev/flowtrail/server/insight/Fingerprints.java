package dev.flowtrail.server.insight;

import dev.flowtrail.protocol.ObservationRole;
import dev.flowtrail.server.store.FlowRecord.StepWithObservations;
import dev.flowtrail.server.store.ObservationRecord;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The content hashes of what a step observed, by role. They ignore the order of keys.
 *
 * @param results what is neither input nor configuration
 */
record Fingerprints(
    Map<String, String> input, Map<String, String> config, Map<String, String> results) {

  static Fingerprints of(StepWithObservations step) {
    return new Fingerprints(
        ofRoles(step, Set.of(ObservationRole.INPUT)),
        ofRoles(step, Set.of(ObservationRole.CONFIG)),
        ofRoles(
            step,
            Set.of(ObservationRole.OUTPUT, ObservationRole.CANDIDATES, ObservationRole.OTHER)));
  }

  private static Map<String, String> ofRoles(
      StepWithObservations step, Set<ObservationRole> roles) {
    Map<String, String> hashes = new TreeMap<>();
    for (ObservationRecord observation : step.observations()) {
      if (ObservationRole.findByWireName(observation.role()).filter(roles::contains).isPresent()) {
        hashes.put(observation.name() + " " + observation.version(), observation.hashText());
      }
    }
    return hashes;
  }
}
