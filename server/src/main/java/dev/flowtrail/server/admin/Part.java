package dev.flowtrail.server.admin;

/**
 * A part of the server that can be asked whether it is well.
 *
 * @param name in words, such as {@code database}
 * @param check returns when it is well and throws when it is not; may hang
 */
public record Part(String name, Check check) {

  /** A question to one part. */
  @FunctionalInterface
  public interface Check {
    void run() throws Exception;
  }
}
