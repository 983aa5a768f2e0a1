package dev.flowtrail.server;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.lang.conditions.ArchPredicates.are;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The arrows that docs/architecture.md draws, and no others. */
class ArchitectureTest {

  private static final String SERVER = "dev.flowtrail.server";
  private static final String SDK = "dev.flowtrail.sdk";

  private static final JavaClasses CLASSES =
      new ClassFileImporter().withImportOption(new DoNotIncludeTests()).importPackages(SERVER, SDK);

  /** Each room, and the rooms that it may use. */
  private static final Map<String, List<String>> ARROWS =
      new TreeMap<>(
          Map.ofEntries(
              entry("http", List.of("access", "database")),
              entry("access", List.of("database")),
              entry("ingest", List.of("queue", "http", "access", "payload")),
              entry("otlp", List.of("ingest", "http", "access")),
              entry("queue", List.of("database")),
              entry("payload", List.of()),
              entry("store", List.of("database", "payload")),
              entry("worker", List.of("queue", "payload", "store")),
              entry("query", List.of("store", "payload", "http", "access")),
              entry("insight", List.of("store", "payload", "http", "access")),
              entry("index", List.of("insight", "text", "store", "payload", "http", "access")),
              entry("text", List.of("store", "payload", "database")),
              entry("live", List.of("store", "http", "access")),
              entry("process", List.of("insight", "store", "http", "access")),
              entry(
                  "explore",
                  List.of("query", "index", "text", "store", "http", "access", "database")),
              entry("watch", List.of("explore", "http", "access")),
              entry("admin", List.of("queue", "store", "payload", "http")),
              entry("database", List.of())));

  private static final Set<String> SELF_CONTAINED = Set.of("logging");

  @Test
  void roomsUseOnlyTheRoomsThatTheyMay() {
    ARROWS.forEach((room, allowed) ->
        noClasses()
            .that()
            .resideInAPackage(SERVER + "." + room)
            .should()
            .dependOnClassesThat(are(inTheServerButNotIn(room, allowed)))
            .because("the only arrows from " + room + " are to " + allowed)
            .check(CLASSES));
  }

  private static DescribedPredicate<JavaClass> inTheServerButNotIn(
      String room, List<String> allowed) {
    String[] rooms =
        Stream.concat(Stream.of(room), allowed.stream())
            .map(name -> SERVER + "." + name)
            .toArray(String[]::new);
    return resideInAPackage(SERVER + "..")
        .and(DescribedPredicate.not(JavaClass.Predicates.resideInAnyPackage(rooms)));
  }

  @Test
  void everyRoomIsOnThePlan() {
    Set<String> rooms =
        CLASSES.stream()
            .map(JavaClass::getPackageName)
            .filter(name -> name.startsWith(SERVER + "."))
            .map(name -> name.substring(SERVER.length() + 1))
            .collect(Collectors.toSet());
    rooms.removeAll(SELF_CONTAINED);
    assertThat(rooms).isEqualTo(ARROWS.keySet());
  }

  @Test
  void logsKnowNobody() {
    noClasses()
        .that()
        .resideInAPackage(SERVER + ".logging")
        .should()
        .dependOnClassesThat(are(inTheServerButNotIn("logging", List.of())))
        .check(CLASSES);
  }

  @Test
  void nobodyKnowsTheWiring() {
    noClasses()
        .that()
        .resideOutsideOfPackage(SERVER)
        .should()
        .dependOnClassesThat()
        .resideInAPackage(SERVER)
        .check(CLASSES);
  }

  @Test
  void roomsFormNoCircle() {
    slices().matching(SERVER + ".(*)..").should().beFreeOfCycles().check(CLASSES);
  }

  @Test
  void onlyTheWiringReadsTheSystemClock() {
    noClasses()
        .that()
        .resideInAPackage(SERVER + "..")
        .and()
        .doNotHaveFullyQualifiedName(Wiring.class.getName())
        .should()
        .callMethodWhere(readsTheClock())
        .because("time is an argument")
        .check(CLASSES);
  }

  private static DescribedPredicate<JavaCall<?>> readsTheClock() {
    return DescribedPredicate.describe(
        "reads the system clock",
        call ->
            call.getTargetOwner().isEquivalentTo(Clock.class) && call.getName().startsWith("system")
                || call.getTargetOwner().getPackageName().equals(Instant.class.getPackageName())
                    && call.getName().equals("now")
                || call.getTargetOwner().isEquivalentTo(System.class)
                    && call.getName().equals("currentTimeMillis"));
  }

  @Test
  void elapsedTimeIsMeasuredOnlyWhereAThreadWaits() {
    noClasses()
        .that()
        .resideInAPackage(SERVER + "..")
        .and()
        .resideOutsideOfPackages(SERVER, SERVER + ".worker", SERVER + ".database", SERVER + ".http")
        .should()
        .callMethod(System.class, "nanoTime")
        .check(CLASSES);
  }

  @Test
  void sdkBringsNothingIntoItsHostButJackson() {
    classes()
        .that()
        .resideInAPackage(SDK + "..")
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            SDK + "..",
            "dev.flowtrail.protocol..",
            "java..",
            "javax.crypto..",
            "com.fasterxml.jackson..",
            "org.jspecify..")
        .check(CLASSES);
  }
}
