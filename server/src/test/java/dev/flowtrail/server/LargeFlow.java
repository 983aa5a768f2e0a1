package dev.flowtrail.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;

/** A flow with one large observation, never in memory as a whole: 4 MB, over and over. */
final class LargeFlow {

  private static final int MEGABYTES = 1_000_000;
  private static final byte[] ROWS = rows();

  /** Longer than what the compressor looks back at. */
  private static byte[] rows() {
    Random random = new Random(7);
    StringBuilder text = new StringBuilder();
    while (text.length() < 4 * MEGABYTES) {
      text.append(",{\"id\":").append(random.nextInt(1_000_000));
      text.append(",\"score\":").append(random.nextInt(1_000)).append(",\"passed\":true}");
    }
    return text.toString().getBytes(UTF_8);
  }

  private final String head;
  private final List<byte[]> data = new ArrayList<>();
  private final String tail;
  private Runnable beforeEnd = () -> {};

  private LargeFlow(String begin, byte[] piece, int megabytes, String end) {
    String[] around = FlowText.of("@").toString().split("@");
    head = around[0];
    data.add(begin.getBytes(UTF_8));
    data.addAll(Collections.nCopies(megabytes * MEGABYTES / piece.length, piece));
    data.add(end.getBytes(UTF_8));
    tail = around[1];
  }

  /** An array of small objects. */
  static LargeFlow ofRows(int number, int megabytes) {
    return new LargeFlow("[{\"number\":%d}".formatted(number), ROWS, megabytes, "]");
  }

  /** One text. */
  static LargeFlow ofText(int number, int megabytes) {
    byte[] words = "The same words again. ".repeat(3_000).getBytes(UTF_8);
    return new LargeFlow("\"%d ".formatted(number), words, megabytes, "\"");
  }

  /** The sender does this before the last bytes. */
  LargeFlow pausingBy(Runnable pause) {
    beforeEnd = pause;
    return this;
  }

  private InputStream open() {
    List<InputStream> pieces = new ArrayList<>();
    pieces.add(new ByteArrayInputStream(head.getBytes(UTF_8)));
    data.forEach(piece -> pieces.add(new ByteArrayInputStream(piece)));
    pieces.add(pieces.size() - 1, pause());
    pieces.add(new ByteArrayInputStream(tail.getBytes(UTF_8)));
    return new SequenceInputStream(Collections.enumeration(pieces));
  }

  private InputStream pause() {
    return new InputStream() {
      @Override
      public int read() {
        beforeEnd.run();
        return -1;
      }
    };
  }

  /** With its length told. */
  BodyPublisher announced() {
    long length = head.length() + tail.length() + dataBytes();
    return BodyPublishers.fromPublisher(chunked(), length);
  }

  /** In chunks, which leaves its length open. */
  BodyPublisher chunked() {
    return BodyPublishers.ofInputStream(this::open);
  }

  long dataBytes() {
    return data.stream().mapToLong(piece -> piece.length).sum();
  }

  String digest() {
    MessageDigest digest = newDigest();
    data.forEach(digest::update);
    return HexFormat.of().formatHex(digest.digest());
  }

  static String digest(InputStream in) {
    try (DigestOutputStream out =
        new DigestOutputStream(OutputStream.nullOutputStream(), newDigest())) {
      in.transferTo(out);
      return HexFormat.of().formatHex(out.getMessageDigest().digest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static MessageDigest newDigest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
