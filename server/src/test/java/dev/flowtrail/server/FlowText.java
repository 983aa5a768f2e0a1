package dev.flowtrail.server;

import static java.util.stream.Collectors.joining;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A flow document as text, with one step that holds all observations. */
public record FlowText(Map<String, String> members, List<String> observations) {

  /** The least that the contract asks for. */
  public static FlowText named(String name) {
    return new FlowText(Map.of(), List.of())
        .with("name", quote(name))
        .with("createdAt", quote("2026-01-05T10:00:00.000Z"))
        .with("finishedAt", "null");
  }

  /** A flow with one observation of this data. */
  public static FlowText of(String data) {
    return named("selection").observing("candidates", data);
  }

  /** With one more member, or another value of it. */
  public FlowText with(String member, String json) {
    Map<String, String> more = new LinkedHashMap<>(members);
    more.put(member, json);
    return new FlowText(more, observations);
  }

  /** With one more observation. */
  public FlowText observing(String name, String data) {
    return observing(name, data, "");
  }

  /**
   * @param more further members, each with a comma before it
   */
  public FlowText observing(String name, String data, String more) {
    String observation =
        "{\"name\":%s,\"version\":1,\"data\":%s%s}".formatted(quote(name), data, more);
    return new FlowText(
        members, Stream.concat(observations.stream(), Stream.of(observation)).toList());
  }

  public static String quote(String text) {
    return '"' + text + '"';
  }

  @Override
  public String toString() {
    return "{\"flow\":{%s},\"steps\":[%s]}".formatted(flow(), observations.isEmpty() ? "" : step());
  }

  private String flow() {
    return members.entrySet().stream()
        .map(member -> quote(member.getKey()) + ":" + member.getValue())
        .collect(joining(","));
  }

  private String step() {
    return """
    {"name":"filter","version":1,"position":0,"status":"completed","reason":"",\
    "createdAt":"2026-01-05T10:00:01.000Z","observations":[%s]}\
    """
        .formatted(String.join(",", observations));
  }
}
