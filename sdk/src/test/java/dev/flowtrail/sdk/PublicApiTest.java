package dev.flowtrail.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.module.ModuleFinder;
import java.lang.reflect.AccessibleObject;
import java.lang.reflect.Executable;
import java.lang.reflect.Field;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What hosts compile against, and what they have to have for it. */
final class PublicApiTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/flowtrail/sdk");
  private static final String HINTS =
      "/META-INF/native-image/dev.flowtrail/flowtrail-sdk/reachability-metadata.json";

  @Test
  void everyPublicTypeShowsAnExample() throws IOException {
    assertThat(publicTypes()).hasSizeGreaterThan(25).allMatch(PublicApiTest::hasExample);
  }

  @Test
  void noTypeOfJacksonIsInIt() throws IOException {
    List<String> named = new ArrayList<>();
    for (Class<?> type : publicTypes()) {
      named.addAll(namesIn(type));
      Stream.of(type.getClasses()).forEach(nested -> named.addAll(namesIn(nested)));
    }

    assertThat(named).anyMatch(name -> name.contains("dev.flowtrail.sdk.Step"));
    assertThat(named).noneMatch(name -> name.contains("com.fasterxml"));
  }

  @Test
  void moduleNeedsJacksonAndNothingElseOfOthers() throws Exception {
    ModuleDescriptor module = module();

    assertThat(module.requires().stream().filter(PublicApiTest::neededToRun))
        .extracting(ModuleDescriptor.Requires::name)
        .filteredOn(name -> !name.startsWith("java."))
        .allMatch(name -> name.startsWith("com.fasterxml.jackson.") || isOurs(name));
    assertThat(module.exports())
        .extracting(ModuleDescriptor.Exports::source)
        .containsExactly("dev.flowtrail.sdk");
  }

  @Test
  void hintsForNativeImagesNameMethodsThatAreThere() throws Exception {
    try (InputStream in = PublicApiTest.class.getResourceAsStream(HINTS)) {
      for (JsonNode hint : new ObjectMapper().readTree(in).path("reflection")) {
        Class<?> type = Class.forName(hint.path("type").asText());
        for (JsonNode method : hint.path("methods")) {
          assertThat(type.getMethods())
              .extracting(Method::getName)
              .contains(method.path("name").asText());
        }
        assertThat(hint.at("/condition/typeReached").asText())
            .isEqualTo(OpenTelemetry.class.getName());
      }
    }
  }

  private static List<Class<?>> publicTypes() throws IOException {
    List<Class<?>> types = new ArrayList<>();
    try (Stream<Path> files = Files.list(SOURCES)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString().replace(".java", "");
        if (!name.equals("package-info")) {
          types.add(typeNamed(name));
        }
      }
    }
    types.removeIf(type -> !Modifier.isPublic(type.getModifiers()));
    return types;
  }

  private static Class<?> typeNamed(String name) {
    try {
      return Class.forName("dev.flowtrail.sdk." + name);
    } catch (ClassNotFoundException missing) {
      throw new AssertionError("expected one type in each file, named as it is", missing);
    }
  }

  private static boolean hasExample(Class<?> type) {
    try {
      String source = Files.readString(SOURCES.resolve(type.getSimpleName() + ".java"));
      return source.substring(0, source.indexOf("\npublic ")).contains("<pre>{@code");
    } catch (IOException unreadable) {
      throw new AssertionError(unreadable);
    }
  }

  private static List<String> namesIn(Class<?> type) {
    List<String> names = new ArrayList<>();
    names.addAll(names(type.getDeclaredMethods(), Executable::toGenericString));
    names.addAll(names(type.getDeclaredConstructors(), Executable::toGenericString));
    names.addAll(names(type.getDeclaredFields(), Field::toGenericString));
    Stream.of(type.getGenericInterfaces()).map(Type::getTypeName).forEach(names::add);
    if (type.getGenericSuperclass() != null) {
      names.add(type.getGenericSuperclass().getTypeName());
    }
    return names;
  }

  private static <M extends AccessibleObject & Member> List<String> names(
      M[] members, Function<M, String> signature) {
    Predicate<M> visible =
        member -> (member.getModifiers() & (Modifier.PUBLIC | Modifier.PROTECTED)) != 0;
    return Stream.of(members).filter(visible).map(signature).toList();
  }

  private static boolean isOurs(String module) {
    return module.equals("dev.flowtrail.protocol");
  }

  private static boolean neededToRun(ModuleDescriptor.Requires needed) {
    return !needed.modifiers().contains(ModuleDescriptor.Requires.Modifier.STATIC);
  }

  private static ModuleDescriptor module() throws Exception {
    Path classes =
        Path.of(FlowTrail.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    return ModuleFinder.of(classes).find("dev.flowtrail.sdk").orElseThrow().descriptor();
  }
}
