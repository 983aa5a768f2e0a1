package dev.flowtrail.server;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where settings come from: flags before variables before the file before the default. An empty
 * text counts as not given.
 */
final class SettingSources {

  private static final String CONFIG_VARIABLE = "FLOWTRAIL_CONFIG";

  private final Map<Setting, String> flags;
  private final Map<String, String> environment;
  private final Optional<Path> file;
  private final Properties fileContent;

  /** The file is the one named by flag or variable, else the given one where it exists. */
  SettingSources(
      Map<Setting, String> flags,
      Optional<Path> configFlag,
      Map<String, String> environment,
      Path usualFile) {
    this.flags = flags;
    this.environment = environment;
    this.file =
        configFlag
            .or(() -> given(environment.get(CONFIG_VARIABLE)).map(Path::of))
            .or(() -> Optional.of(usualFile).filter(Files::exists));
    this.fileContent = file.map(SettingSources::read).orElseGet(Properties::new);
  }

  SettingValue value(Setting setting) {
    return Stream.of(
            given(flags.get(setting)).map(text -> value(setting, text, setting.flag())),
            given(environment.get(setting.variable()))
                .map(text -> value(setting, text, setting.variable())),
            given(fileContent.getProperty(setting.key()))
                .map(text -> value(setting, text, file.orElseThrow().toString())))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> value(setting, setting.defaultText(), "default"));
  }

  private static SettingValue value(Setting setting, String text, String origin) {
    return new SettingValue(setting, text, origin);
  }

  private static Optional<String> given(@Nullable String text) {
    return Optional.ofNullable(text).map(String::strip).filter(stripped -> !stripped.isEmpty());
  }

  private static Properties read(Path file) {
    Properties content = new Properties();
    try (Reader reader = Files.newBufferedReader(file)) {
      content.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new InvalidSetting("config: cannot read the file " + file + " (" + e + ")");
    }
    for (String key : content.stringPropertyNames()) {
      if (Setting.byKey(key).isEmpty()) {
        throw new InvalidSetting(
            "%s: expected a setting but was \"%s\"; there are %s".formatted(file, key, allKeys()));
      }
    }
    return content;
  }

  private static String allKeys() {
    return Arrays.stream(Setting.values()).map(Setting::key).collect(joining(", "));
  }
}
