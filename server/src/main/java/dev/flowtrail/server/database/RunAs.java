package dev.flowtrail.server.database;

import com.sun.security.auth.module.UnixSystem;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Under which identity PostgreSQL's programs run. They refuse to be root, so a root server puts
 * them into a user namespace, where root's files stay root's; where containers forbid that, it
 * lends them the identity of an unprivileged user and gives that user their files.
 *
 * @param prefix what comes before the program on the command line
 * @param owner who must own PostgreSQL's files
 */
record RunAs(List<String> prefix, UserPrincipal owner) {

  private static final List<String> USER_NAMESPACE = List.of("unshare", "--user", "--");

  static RunAs forThisServer() {
    UnixSystem me = new UnixSystem();
    if (me.getUid() != 0) {
      return new RunAs(List.of(), user(Long.toString(me.getUid())).orElseThrow());
    }
    return userNamespace()
        .or(() -> unprivileged("postgres"))
        .or(() -> unprivileged("nobody"))
        .orElseThrow(() ->
            new StartFailure(
                "PostgreSQL refuses to run as root, and neither unshare nor setpriv works here: run"
                    + " the server as an ordinary user, or set database-url to a PostgreSQL of"
                    + " your own"));
  }

  static Optional<RunAs> userNamespace() {
    return works(USER_NAMESPACE)
        ? user("0").map(root -> new RunAs(USER_NAMESPACE, root))
        : Optional.empty();
  }

  static Optional<RunAs> unprivileged(String userName) {
    Command.Result group = Command.of("id", "-g", userName).run();
    List<String> prefix =
        List.of(
            "setpriv",
            "--reuid=" + userName,
            "--regid=" + group.output().strip(),
            "--clear-groups",
            "--");
    return group.succeeded() && works(prefix)
        ? user(userName).map(user -> new RunAs(prefix, user))
        : Optional.empty();
  }

  List<String> line(List<String> program) {
    return Stream.concat(prefix.stream(), program.stream()).toList();
  }

  /** Hands PostgreSQL its files, also when earlier starts ran it as somebody else. */
  void own(PostgresHome home) throws IOException {
    try (Stream<Path> parts = Files.list(home.folder())) {
      for (Path part : parts.toList()) {
        FileTrees.giveTo(owner, part);
      }
    }
    Files.setOwner(home.folder(), owner);
    if (!canEnter(home.folder())) {
      letOthersPass(home.dataFolder());
    }
    if (!canEnter(home.folder())) {
      throw new StartFailure(
          ("The user %s, as whom PostgreSQL has to run, cannot enter %s:"
                  + " choose a --data-dir that every user can reach")
              .formatted(owner.getName(), home.folder()));
    }
  }

  private boolean canEnter(Path folder) {
    return prefix.isEmpty()
        || new Command(line(List.of("test", "-x", folder.toString()))).run().succeeded();
  }

  /** Passing through a folder does not show what is in it. */
  private static void letOthersPass(Path folder) throws IOException {
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(folder);
    permissions.add(PosixFilePermission.OTHERS_EXECUTE);
    Files.setPosixFilePermissions(folder, permissions);
  }

  private static boolean works(List<String> prefix) {
    List<String> line = new ArrayList<>(prefix);
    line.add("true");
    return new Command(line).run().succeeded();
  }

  private static Optional<UserPrincipal> user(String name) {
    try {
      return Optional.of(
          FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(name));
    } catch (IOException unknown) {
      return Optional.empty();
    }
  }
}
