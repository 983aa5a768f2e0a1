package dev.flowtrail.cluster.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardOpenOption.CREATE_NEW;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What one client tried and what it was promised, in a file that is written before the client goes
 * on, and so survives the client. It is not synced: nobody cuts the machine's power here, and tens
 * of thousands of syncs would take the disk from those that need it. Not thread-safe.
 */
final class Journal implements AutoCloseable {

  private static final String SUFFIX = ".journal";

  private final FileChannel file;

  private Journal(FileChannel file) {
    this.file = file;
  }

  static Journal create(Path folder, String client) throws IOException {
    Files.createDirectories(folder);
    return new Journal(FileChannel.open(folder.resolve(client + SUFFIX), CREATE_NEW, WRITE));
  }

  void attempt(int number) throws IOException {
    write("try " + number);
  }

  void acknowledged(int number, UUID flowId) throws IOException {
    write("ack " + number + " " + flowId);
  }

  private void write(String line) throws IOException {
    file.write(US_ASCII.encode(line + "\n"));
  }

  @Override
  public void close() throws IOException {
    file.close();
  }

  /**
   * What all clients of a run wrote.
   *
   * @param attempts by number of the flow
   * @param acknowledged the ids that were promised for a flow, by its number
   */
  record Content(Map<Integer, Integer> attempts, Map<Integer, List<UUID>> acknowledged) {}

  static Content readAll(Path folder) throws IOException {
    Content content = new Content(new HashMap<>(), new HashMap<>());
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(it -> it.toString().endsWith(SUFFIX)).toList()) {
        Files.readAllLines(file, US_ASCII).forEach(line -> add(line.split(" "), content));
      }
    }
    return content;
  }

  private static void add(String[] words, Content content) {
    int number = Integer.parseInt(words[1]);
    if (words[0].equals("try")) {
      content.attempts().merge(number, 1, Integer::sum);
    } else {
      content
          .acknowledged()
          .computeIfAbsent(number, it -> new ArrayList<>())
          .add(UUID.fromString(words[2]));
    }
  }
}
