/** The words that the SDK and the server speak: flow documents, their limits and their faults. */
module dev.flowtrail.protocol {
  requires transitive com.fasterxml.jackson.core;
  requires static transitive org.jspecify;

  exports dev.flowtrail.protocol;
}
