package dev.flowtrail.server;

import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Settings as flags of a command. */
final class SettingFlags {

  private static final String CONFIG_FLAG = "--config";

  private SettingFlags() {}

  static CommandSpec addTo(CommandSpec spec) {
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

  static SettingSources sources(ParseResult flags) {
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
