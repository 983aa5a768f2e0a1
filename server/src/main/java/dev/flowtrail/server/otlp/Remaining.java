package dev.flowtrail.server.otlp;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The attributes of one span that are not told elsewhere yet. For one thread. */
final class Remaining {

  private final Map<String, Value> attributes;

  Remaining(Map<String, Value> attributes) {
    this.attributes = new LinkedHashMap<>(attributes);
  }

  /** Adds what comes beside them; what is there stays. */
  void addIfAbsent(Map<String, Value> others) {
    others.forEach(attributes::putIfAbsent);
  }

  /** Takes a term under whichever of its names it is there; its older names go with it. */
  @Nullable Value take(Term term) {
    Value found = null;
    for (String name : term.names()) {
      Value value = attributes.remove(name);
      found = found == null ? value : found;
    }
    return found;
  }

  /** The same under the first name that is there; those after it stay. */
  @Nullable Value takeFirst(Term term) {
    for (String name : term.names()) {
      Value value = attributes.remove(name);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** The same where only a single value will do; what is none stays. */
  @Nullable String takeText(Term term) {
    for (String name : term.names()) {
      Value value = attributes.get(name);
      String text = value == null ? null : value.text();
      if (text != null && !text.isEmpty()) {
        take(term);
        return text;
      }
    }
    return null;
  }

  /** All terms that are there, under our own names. */
  Map<String, Value> takeAll(List<Term> terms) {
    Map<String, Value> taken = new LinkedHashMap<>();
    for (Term term : terms) {
      Value value = take(term);
      if (value != null) {
        taken.put(term.member(), value);
      }
    }
    return taken;
  }

  /**
   * Takes objects that came as attributes, one for each of their members: {@code
   * gen_ai.prompt.0.role}.
   *
   * @param prefix what stands before the number, with its dot
   * @param inner what stands before the member's name, and is left out
   */
  List<Value> takeNumbered(String prefix, String inner) {
    SortedMap<Integer, Map<String, Value>> objects = new TreeMap<>();
    for (Iterator<Map.Entry<String, Value>> all = attributes.entrySet().iterator();
        all.hasNext(); ) {
      Map.Entry<String, Value> attribute = all.next();
      String[] place =
          attribute.getKey().startsWith(prefix)
              ? attribute.getKey().substring(prefix.length()).split("\\.", 2)
              : new String[0];
      if (place.length == 2 && place[0].matches("\\d{1,6}")) {
        String member = place[1].startsWith(inner) ? place[1].substring(inner.length()) : place[1];
        objects
            .computeIfAbsent(Integer.valueOf(place[0]), number -> new LinkedHashMap<>())
            .put(member, attribute.getValue());
        all.remove();
      }
    }
    List<Value> items = new ArrayList<>();
    objects.values().forEach(members -> items.add(new Value.Members(members)));
    return items;
  }

  /** Puts one back that turned out not to be what its name says. */
  void giveBack(Term term, Value value) {
    attributes.put(term.names().getFirst(), value);
  }

  boolean has(Term term) {
    return term.names().stream().anyMatch(attributes::containsKey);
  }

  /** What nobody took. */
  Map<String, Value> rest() {
    return attributes;
  }
}
