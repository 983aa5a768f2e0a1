package dev.flowtrail.server.payload;

import dev.flowtrail.server.payload.BlobStore.Listed;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** One page of the objects in a folder, in the order of their keys. */
final class FileList {

  private final Path root;
  private final String prefix;
  private final String after;
  private final int limit;
  private final List<Listed> found = new ArrayList<>();

  FileList(Path root, String prefix, String after, int limit) {
    this.root = root;
    this.prefix = prefix;
    this.after = after;
    this.limit = limit;
  }

  List<Listed> read() throws IOException {
    visit(root, "");
    return found;
  }

  private void visit(Path folder, String key) throws IOException {
    for (Map.Entry<String, Path> entry : children(folder, key).entrySet()) {
      if (found.size() == limit) {
        return;
      }
      if (entry.getKey().endsWith("/")) {
        if (mayHoldSome(entry.getKey())) {
          visit(entry.getValue(), entry.getKey());
        }
      } else if (entry.getKey().startsWith(prefix) && entry.getKey().compareTo(after) > 0) {
        add(entry.getKey(), entry.getValue());
      }
    }
  }

  /** By key: a folder stands where the keys of what it holds do. */
  private static SortedMap<String, Path> children(Path folder, String key) throws IOException {
    SortedMap<String, Path> children = new TreeMap<>();
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry)) {
          children.put(key + entry.getFileName() + "/", entry);
        } else if (!FileBlobWriter.isUnfinished(entry)) {
          children.put(key + entry.getFileName(), entry);
        }
      }
    }
    return children;
  }

  private boolean mayHoldSome(String folder) {
    boolean fits = folder.startsWith(prefix) || prefix.startsWith(folder);
    return fits && (folder.compareTo(after) > 0 || after.startsWith(folder));
  }

  private void add(String key, Path file) throws IOException {
    try {
      BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
      found.add(new Listed(key, attributes.size(), attributes.lastModifiedTime().toInstant()));
    } catch (NoSuchFileException vanished) {
      // Deleted since its folder was read: as if it had never been there.
    }
  }
}
