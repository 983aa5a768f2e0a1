package dev.flowtrail.server;

import dev.flowtrail.server.database.StartFailure;
import dev.flowtrail.server.logging.LogFormat;
import dev.flowtrail.server.logging.Logs;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** What commands have in common that take all settings, each as a flag. */
final class ConfiguredCommand {

  private static final Logger LOG = System.getLogger(ConfiguredCommand.class.getName());
  private static final int CANNOT_START = 1;
  private static final String CONFIG_FLAG = "--config";

  private ConfiguredCommand() {}

  /** What the command does; its exit code. */
  interface Work {
    int run(Settings settings);
  }

  /** A command with a flag for each setting. */
  static CommandSpec spec(String description) {
    CommandSpec spec = CommandSpec.create();
    spec.usageMessage()
        .sortOptions(false)
        .abbreviateSynopsis(true)
        .width(100)
        .description(description);
    return addFlags(spec);
  }

  /** Works with the settings, and logs as they say; what is wrong with them is told. */
  static int run(ParseResult flags, Work work) {
    Settings settings;
    try {
      settings = Settings.from(sources(flags));
    } catch (InvalidSetting e) {
      System.err.println("flowtrail: " + e.getMessage());
      return Main.WRONG_USAGE;
    }
    Logs.configure(settings.logFormat(), settings.logLevel());
    try {
      return work.run(settings);
    } catch (StartFailure e) {
      complain(e, settings.logFormat());
      return CANNOT_START;
    }
  }

  private static void complain(StartFailure failure, LogFormat format) {
    LOG.log(Level.DEBUG, "Cannot start", failure);
    if (format == LogFormat.TEXT) {
      System.err.println("flowtrail: " + failure.getMessage());
    } else {
      LOG.log(Level.ERROR, failure.getMessage());
    }
  }

  private static CommandSpec addFlags(CommandSpec spec) {
    for (Setting setting : Setting.values()) {
      spec.addOption(
          OptionSpec.builder(setting.flag())
              .type(String.class)
              .paramLabel(setting.label())
              .description(setting.help() + defaultOf(setting))
              .build());
    }
    return spec.addOption(
        OptionSpec.builder(CONFIG_FLAG)
            .type(Path.class)
            .paramLabel("file")
            .description("Default: flowtrail.properties in the working folder, if there is one.")
            .build());
  }

  private static SettingSources sources(ParseResult flags) {
    Map<Setting, String> given = new EnumMap<>(Setting.class);
    for (Setting setting : Setting.values()) {
      if (flags.hasMatchedOption(setting.flag())) {
        given.put(setting, flags.matchedOptionValue(setting.flag(), ""));
      }
    }
    Optional<Path> config = Optional.ofNullable(flags.matchedOptionValue(CONFIG_FLAG, null));
    return new SettingSources(given, config, System.getenv(), Path.of("flowtrail.properties"));
  }

  private static String defaultOf(Setting setting) {
    return setting.defaultText().isEmpty() ? "" : " Default: " + setting.defaultText();
  }
}
