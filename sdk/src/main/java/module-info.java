/**
 * What runs inside the user's process. Values of a named module can be encoded when their package
 * is open to {@code com.fasterxml.jackson.databind}.
 */
module dev.flowtrail.sdk {
  requires transitive dev.flowtrail.protocol;
  requires com.fasterxml.jackson.core;
  requires com.fasterxml.jackson.databind;
  requires com.fasterxml.jackson.datatype.jdk8;
  requires com.fasterxml.jackson.datatype.jsr310;
  requires java.net.http;
  requires static transitive org.jspecify;

  exports dev.flowtrail.sdk;
}
