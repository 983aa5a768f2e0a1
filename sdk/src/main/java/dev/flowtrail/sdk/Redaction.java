package dev.flowtrail.sdk;

import dev.flowtrail.protocol.FieldPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What must not leave the process as it is. Applied while values are encoded, to observations and
 * attributes, before anything is kept or sent; texts also to reasons. Immutable.
 *
 * <pre>{@code
 * FlowTrail.builder().redaction(
 *     Redaction.none()
 *         .key("password", Mode.DROP)
 *         .key("email", Mode.HASH)
 *         .path("customer.address", Mode.MASK)
 *         .text(text -> CARD_NUMBER.matcher(text).replaceAll("***"))
 *         .secret(System.getenv("FLOWTRAIL_HASH_SECRET")))
 * }</pre>
 *
 * <p>Fails closed: where a function of the user's throws, a mask stands in the place of the value.
 * Names of flows, steps and observations, and the key of a flow, are never redacted: put nothing
 * into them that must not be seen.
 */
public final class Redaction {
  /** What stands in the place of a value. */
  public enum Mode {
    /** The text {@code ***}, whatever the value was. */
    MASK,
    /** Nothing: the member is left out. */
    DROP,
    /**
     * A keyed hash, HMAC-SHA-256, in 43 characters after {@code hmac:}. Equal values have equal
     * hashes, so they can be counted and joined without being known.
     */
    HASH
  }

  static final String MASKED = "***";

  private static final Redaction NONE =
      new Redaction(Map.of(), Map.of(), List.of(), List.of(), null);
  private static final int LEAST_SECRET = 16;
  private static final String ANY_NAME = "*";

  private final Map<String, Mode> keys;
  private final Map<List<String>, Mode> paths;
  private final List<Function<String, @Nullable Mode>> functions;
  private final List<UnaryOperator<String>> texts;
  private final @Nullable KeyedHash hash;

  private Redaction(
      Map<String, Mode> keys,
      Map<List<String>, Mode> paths,
      List<Function<String, @Nullable Mode>> functions,
      List<UnaryOperator<String>> texts,
      @Nullable KeyedHash hash) {
    this.keys = keys;
    this.paths = paths;
    this.functions = functions;
    this.texts = texts;
    this.hash = hash;
  }

  /** Nothing is redacted but what is marked as {@link Sensitive}. */
  public static Redaction none() {
    return NONE;
  }

  /**
   * Redacts every member of this name, at any depth, and attributes of this name.
   *
   * @param name upper and lower case are the same
   */
  public Redaction key(String name, Mode mode) {
    Checks.present("key", name);
    return new Redaction(
        with(keys, name.toLowerCase(Locale.ROOT), Checks.present("mode", mode)),
        paths,
        functions,
        texts,
        hash);
  }

  /**
   * Redacts what lies at a path inside an observation: {@code customer.email}. Arrays on the way
   * are passed through. A literal dot is written {@code \\.}, and {@code *} stands for any one
   * name. An attribute's path begins with its name.
   */
  public Redaction path(String path, Mode mode) {
    List<String> names = FieldPath.parse(Checks.present("path", path)).names();
    return new Redaction(
        keys, with(paths, names, Checks.present("mode", mode)), functions, texts, hash);
  }

  /**
   * Redacts what the function says: it is given a path as {@link #path} takes it, and answers null
   * for what may stay. Asked for every member, by any thread; so it should be quick.
   */
  public Redaction function(Function<String, @Nullable Mode> modeOf) {
    return new Redaction(
        keys, paths, with(functions, Checks.present("modeOf", modeOf)), texts, hash);
  }

  /**
   * Passes every text through the function: values in observations and attributes, and the reasons
   * of flows and steps. Called by any thread.
   */
  public Redaction text(UnaryOperator<String> clean) {
    return new Redaction(keys, paths, functions, with(texts, Checks.present("clean", clean)), hash);
  }

  /**
   * The secret of {@link Mode#HASH}: at least 16 characters, the same in every process whose hashes
   * shall be equal. It never leaves the process.
   *
   * @throws IllegalArgumentException when it is null or shorter; it is not repeated
   */
  public Redaction secret(String secret) {
    if (secret == null || secret.length() < LEAST_SECRET) {
      throw new IllegalArgumentException(
          "secret: expected at least " + LEAST_SECRET + " characters but found fewer or none");
    }
    return new Redaction(keys, paths, functions, texts, new KeyedHash(secret));
  }

  /** Whether values have to be looked at. */
  boolean isEmpty() {
    return keys.isEmpty() && paths.isEmpty() && functions.isEmpty() && texts.isEmpty();
  }

  /** A hash that is asked for and cannot be made is a mistake in the settings. */
  Redaction checked() {
    if (hash == null && (keys.containsValue(Mode.HASH) || paths.containsValue(Mode.HASH))) {
      throw new IllegalArgumentException("redaction: expected a secret for HASH but found none");
    }
    return this;
  }

  /** Null where the value may stay; a function that throws hides it. */
  @Nullable Mode modeAt(List<String> path) {
    if (path.isEmpty()) {
      return null;
    }
    Mode byKey = keys.get(path.get(path.size() - 1).toLowerCase(Locale.ROOT));
    Mode byPath = byKey == null ? pathMode(path) : byKey;
    return byPath == null && !functions.isEmpty() ? functionMode(path) : byPath;
  }

  /** The text as it may be seen; masked when a function throws or gives null. */
  String clean(String text) {
    if (texts.isEmpty()) {
      return text;
    }
    try {
      String clean = text;
      for (UnaryOperator<String> each : texts) {
        clean = each.apply(clean);
      }
      return clean == null ? MASKED : clean;
    } catch (RuntimeException | Error thrown) {
      return MASKED;
    }
  }

  /** Null when there is no secret. */
  @Nullable KeyedHash hash() {
    return hash;
  }

  private @Nullable Mode pathMode(List<String> path) {
    for (Map.Entry<List<String>, Mode> each : paths.entrySet()) {
      if (matches(each.getKey(), path)) {
        return each.getValue();
      }
    }
    return null;
  }

  private @Nullable Mode functionMode(List<String> path) {
    String text = new FieldPath(path).toString();
    try {
      for (Function<String, @Nullable Mode> function : functions) {
        Mode mode = function.apply(text);
        if (mode != null) {
          return mode;
        }
      }
      return null;
    } catch (RuntimeException | Error thrown) {
      return Mode.MASK;
    }
  }

  private static boolean matches(List<String> pattern, List<String> path) {
    boolean same = pattern.size() == path.size();
    for (int i = 0; same && i < pattern.size(); i++) {
      same = pattern.get(i).equals(ANY_NAME) || pattern.get(i).equals(path.get(i));
    }
    return same;
  }

  private static <K> Map<K, Mode> with(Map<K, Mode> before, K key, Mode mode) {
    Map<K, Mode> more = new LinkedHashMap<>(before);
    more.put(key, mode);
    return more;
  }

  private static <E> List<E> with(List<E> before, E element) {
    List<E> more = new ArrayList<>(before);
    more.add(element);
    return more;
  }
}
