package dev.flowtrail.server.admin;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeElement;
import java.lang.classfile.MethodModel;
import java.lang.classfile.instruction.ConstantInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What the endpoints register, read from their compiled {@code routing} methods. */
final class Routes {

  private static final Set<String> METHODS = Set.of("get", "post", "put", "delete", "patch");
  private static final String RULES = HttpRules.class.getName().replace('.', '/');

  private final Set<String> found = new TreeSet<>();
  private String lastPath = "";

  private Routes() {}

  /** Such as {@code GET /health}. */
  static Set<String> ofAllEndpoints() {
    Routes routes = new Routes();
    new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.flowtrail.server")
            .stream()
            .filter(type -> type.isAssignableTo(HttpService.class))
            .forEach(routes::read);
    return routes.found;
  }

  private void read(JavaClass endpoint) {
    try (InputStream file = endpoint.getSource().orElseThrow().getUri().toURL().openStream()) {
      for (MethodModel method : ClassFile.of().parse(file.readAllBytes()).methods()) {
        if (method.methodName().equalsString("routing")) {
          method.code().orElseThrow().forEach(this::read);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A path is put on the stack before the method is called that registers it. */
  private void read(CodeElement element) {
    if (element instanceof ConstantInstruction constant
        && constant.constantValue() instanceof String text
        && text.startsWith("/")) {
      // How far a variable reaches is a matter of routing.
      lastPath = text.replace("{+", "{");
    }
    if (element instanceof InvokeInstruction call
        && call.owner().asInternalName().equals(RULES)
        && METHODS.contains(call.name().stringValue())) {
      found.add(call.name().stringValue().toUpperCase(Locale.ROOT) + " " + lastPath);
    }
  }
}
