package dev.flowtrail.protocol;

/**
 * One thing that is wrong with a document.
 *
 * @param pointer where, as an RFC 6901 JSON Pointer; empty for the whole document
 * @param detail what was expected and what came, without payload content
 */
public record Fault(String pointer, String detail) {}
