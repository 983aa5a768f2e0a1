package dev.flowtrail.server;

import dev.flowtrail.server.index.IndexProgress;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code flowtrail reindex}: makes the index of candidates anew from what is stored, and ends. */
final class ReindexCommand {

  private static final int FAILED = 1;

  private final ParseResult flags;

  ReindexCommand(ParseResult flags) {
    this.flags = flags;
  }

  static CommandSpec spec() {
    return ConfiguredCommand.spec(
        "Makes the index of the candidates of all flows anew. It takes the settings of the"
            + " server. With a database of your own servers may run meanwhile; until it is done"
            + " their answers about candidates lack what is not indexed yet.%n");
  }

  int run() {
    return ConfiguredCommand.run(flags, ReindexCommand::reindex);
  }

  private static int reindex(Settings settings) {
    try (Lifetime lifetime = new Lifetime()) {
      Runtime.getRuntime().addShutdownHook(new Thread(lifetime::close, "stop"));
      report(Wiring.reindexing(settings, lifetime).run());
      return 0;
    } catch (IOException | SQLException e) {
      System.err.println("flowtrail: the index cannot be made now: " + e.getMessage());
      return FAILED;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return FAILED;
    }
  }

  private static void report(IndexProgress.Size size) {
    System.out.printf(
        Locale.ROOT,
        "Indexed %,d candidates of %,d flows: %,d files, %,d bytes%n",
        size.candidates(),
        size.flows(),
        size.files(),
        size.bytes());
  }
}
