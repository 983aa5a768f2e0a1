package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import dev.flowtrail.server.index.IndexProgress;
import dev.flowtrail.server.logging.Logs;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Locale;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code flowtrail reindex}: makes the index of candidates anew from what is stored, and ends. */
final class ReindexCommand {

  private final ParseResult flags;

  ReindexCommand(ParseResult flags) {
    this.flags = flags;
  }

  static CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .description(
            "Makes the index of the candidates of all flows anew. It takes the settings of the"
                + " server. With a database of your own servers may run meanwhile; until it is done"
                + " their answers about candidates lack what is not indexed yet.%n");
    return SettingFlags.addTo(spec);
  }

  int run() {
    Settings settings;
    try {
      settings = Settings.from(SettingFlags.sources(flags));
    } catch (InvalidSetting e) {
      System.err.println("flowtrail: " + e.getMessage());
      return Main.WRONG_USAGE;
    }
    Logs.configure(settings.logFormat(), settings.logLevel());
    try (Lifetime lifetime = new Lifetime()) {
      Runtime.getRuntime().addShutdownHook(new Thread(lifetime::close, "stop"));
      report(Wiring.reindexing(settings, lifetime).run());
      return 0;
    } catch (StartFailure e) {
      ServeCommand.complain(e, settings.logFormat());
      return ServeCommand.CANNOT_START;
    } catch (IOException | SQLException e) {
      System.err.println("flowtrail: the index cannot be made now: " + e.getMessage());
      return ServeCommand.CANNOT_START;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ServeCommand.CANNOT_START;
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
