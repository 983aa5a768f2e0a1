package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import dev.flowtrail.server.logging.LogFormat;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.management.ManagementFactory;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code flowtrail serve}: runs the server until the process is told to end. */
final class ServeCommand {

  private static final Logger LOG = System.getLogger(ServeCommand.class.getName());

  private static final String CARRIERS = "jdk.virtualThreadScheduler.parallelism";

  /** About as many as there are threads and processes that store, index and clean up. */
  private static final int MORE_CARRIERS = 4;

  private final ParseResult flags;

  ServeCommand(ParseResult flags) {
    this.flags = flags;
  }

  static CommandSpec spec() {
    return ConfiguredCommand.spec(
        "Runs the server.%nA setting may also come from a variable (--data-dir:"
            + " FLOWTRAIL_DATA_DIR) or from a file (data-dir=...). Flags win over variables,"
            + " variables over the file.%n");
  }

  int run() {
    carryRequestsByMoreThreads();
    return ConfiguredCommand.run(flags, ServeCommand::serve);
  }

  /**
   * Virtual threads, which answer requests, get as many threads of the system as there are
   * processors, and the system gives each thread of this machine an equal share: on few processors
   * the work behind the door would get more than the door. Has to come before the first of them.
   */
  private static void carryRequestsByMoreThreads() {
    if (System.getProperty(CARRIERS) == null) {
      int carriers = Runtime.getRuntime().availableProcessors() + MORE_CARRIERS;
      System.setProperty(CARRIERS, String.valueOf(carriers));
    }
  }

  private static int serve(Settings settings) {
    Lifetime lifetime = new Lifetime();
    Stop stop = new Stop(lifetime, settings.shutdownTimeout());
    Runtime.getRuntime().addShutdownHook(new Thread(stop::run, "stop"));
    try {
      announce(Wiring.start(settings, lifetime), settings);
    } catch (StartFailure e) {
      lifetime.close();
      throw e;
    }
    stop.await();
    return 0;
  }

  private static void announce(Wiring server, Settings settings) {
    double seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000.0;
    String ready = "Flow Trail %s is ready after %.1f s".formatted(Version.current(), seconds);
    Announcement announcement = new Announcement(ready, settings.role(), server);
    if (settings.logFormat() == LogFormat.TEXT) {
      System.out.print(announcement.lines());
    } else {
      LOG.log(Level.INFO, announcement.sentence());
    }
  }
}
