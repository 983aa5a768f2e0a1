package dev.flowtrail.server.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/** The arguments of a script, one after the other. */
final class RedisArguments {

  private final List<byte[]> values = new ArrayList<>();

  RedisArguments add(byte[] value) {
    values.add(value);
    return this;
  }

  RedisArguments add(String value) {
    return add(value.getBytes(UTF_8));
  }

  RedisArguments add(long value) {
    return add(Long.toString(value));
  }

  List<byte[]> values() {
    return values;
  }
}
