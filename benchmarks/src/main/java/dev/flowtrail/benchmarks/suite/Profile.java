package dev.flowtrail.benchmarks.suite;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/** What a flight recording says about where a server's processor time went. */
final class Profile {

  private static final String OURS = "dev.flowtrail.server.";
  private static final int LINES = 15;

  private final Map<String, Long> rooms = new HashMap<>();
  private final Map<String, Long> methods = new HashMap<>();
  private final Map<String, Long> threads = new HashMap<>();
  private long samples;
  private Duration pauses = Duration.ZERO;

  private Profile() {}

  /** The recording in words: a few lines. */
  static String of(Path recording) throws IOException {
    Profile profile = new Profile();
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        profile.add(file.readEvent());
      }
    }
    return profile.text();
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case "jdk.CPUTimeSample" -> addSample(event);
      case "jdk.GarbageCollection" -> pauses = pauses.plus(event.getDuration("sumOfPauses"));
      default -> {}
    }
  }

  private void addSample(RecordedEvent event) {
    samples++;
    count(threads, threadOf(event.getThread("eventThread")));
    List<RecordedFrame> frames =
        event.getStackTrace() == null ? List.of() : event.getStackTrace().getFrames();
    count(methods, frames.isEmpty() ? "(no Java frame)" : nameOf(frames.getFirst()));
    count(rooms, roomOf(frames));
  }

  private static void count(Map<String, Long> counts, String what) {
    counts.merge(what, 1L, Long::sum);
  }

  private static String threadOf(@Nullable RecordedThread thread) {
    if (thread == null) {
      return "(unknown)";
    }
    if (thread.isVirtual()) {
      return "virtual: requests";
    }
    String name = Optional.ofNullable(thread.getJavaName()).orElse(thread.getOSName());
    return name == null ? "(unknown)" : name.replaceAll("[-#]?\\d+", "");
  }

  private static String nameOf(RecordedFrame frame) {
    return frame.getMethod().getType().getName() + "." + frame.getMethod().getName();
  }

  /** The innermost of our rooms that is at work, else the library that is. */
  private static String roomOf(List<RecordedFrame> frames) {
    return frames.stream()
        .map(frame -> frame.getMethod().getType().getName())
        .filter(type -> type.startsWith(OURS))
        .findFirst()
        .map(type -> type.substring(OURS.length()).replaceAll("\\$.*", ""))
        .orElseGet(() -> frames.isEmpty() ? "(no Java frame)" : libraryOf(frames.getLast()));
  }

  private static String libraryOf(RecordedFrame outermost) {
    return "outside: " + outermost.getMethod().getType().getName();
  }

  private String text() {
    return "%d samples of processor time; collector pauses %d ms%n"
            .formatted(samples, pauses.toMillis())
        + section("threads", threads)
        + section("innermost class of ours", rooms)
        + section("methods", methods);
  }

  private String section(String title, Map<String, Long> counts) {
    StringBuilder text = new StringBuilder("%n%s%n".formatted(title));
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
        .limit(LINES)
        .forEach(entry ->
            text.append(
                String.format(
                    Locale.ROOT,
                    "  %5.1f %%  %s%n",
                    100.0 * entry.getValue() / Math.max(samples, 1),
                    entry.getKey())));
    return text.toString();
  }
}
