package dev.flowtrail.server;

import dev.flowtrail.server.logging.Logs;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

/** What the operator types. */
public final class Main {

  /** The command line or a setting is wrong. */
  static final int WRONG_USAGE = 2;

  private Main() {}

  public static void main(String[] arguments) {
    Logs.keepUntilExit();
    int exitCode = commandLine().execute(arguments);
    if (exitCode != 0) {
      System.exit(exitCode);
    }
  }

  private static CommandLine commandLine() {
    CommandSpec flowtrail = CommandSpec.create().name("flowtrail");
    flowtrail.usageMessage().description("Shows why a process decided what it decided.");
    flowtrail.version("flowtrail " + Version.current());
    flowtrail.addOption(
        OptionSpec.builder("--version")
            .versionHelp(true)
            .description("Shows the version.")
            .build());
    flowtrail.addOption(help());
    flowtrail.addSubcommand("serve", ServeCommand.spec().addOption(help()));
    flowtrail.addSubcommand("reindex", ReindexCommand.spec().addOption(help()));
    return new CommandLine(flowtrail)
        .setExecutionStrategy(Main::run)
        .setParameterExceptionHandler((failure, arguments) -> complain(failure));
  }

  private static OptionSpec help() {
    return OptionSpec.builder("-h", "--help").usageHelp(true).description("Shows this.").build();
  }

  private static int run(CommandLine.ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    if (!parsed.hasSubcommand()) {
      parsed.commandSpec().commandLine().usage(System.out);
      return 0;
    }
    CommandLine.ParseResult command = parsed.subcommand();
    return command.commandSpec().name().equals("reindex")
        ? new ReindexCommand(command).run()
        : new ServeCommand(command).run();
  }

  private static int complain(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    System.err.printf(
        "flowtrail: %s; %s --help lists what there is%n", failure.getMessage(), command);
    return WRONG_USAGE;
  }
}
