package vn.loaxa.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaPackage;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keeps the shape: imports point down one list of packages, in no ring, and each library stays behind its fence. */
class ArchitectureTest {
    private static final String ROOT = "vn.loaxa";

    /** What a package may import besides itself, the JDK and libraries. A package that is not here is a mistake. */
    private static final Map<String, List<String>> MAY_IMPORT = new LinkedHashMap<>();

    static {
        List<String> leaves = List.of("zalo", "db", "text", "calendar", "schedule", "settings", "yaml", "paper");
        MAY_IMPORT.put("yaml", List.of());
        MAY_IMPORT.put("text", List.of());
        MAY_IMPORT.put("settings", List.of("text", "yaml"));
        MAY_IMPORT.put("zalo", List.of());
        MAY_IMPORT.put("db", List.of("text"));
        MAY_IMPORT.put("calendar", List.of("text", "yaml"));
        MAY_IMPORT.put("schedule", List.of());
        MAY_IMPORT.put("paper", List.of("text"));
        MAY_IMPORT.put("audit", leaves);
        MAY_IMPORT.put("account", plus(leaves, "audit"));
        MAY_IMPORT.put("inbox", plus(leaves, "audit", "account"));
        MAY_IMPORT.put("outbox", plus(leaves, "audit", "account", "inbox"));
        MAY_IMPORT.put("directory", plus(leaves, "audit", "inbox"));
        List<String> plumbing = plus(leaves, "audit", "account", "inbox", "outbox", "directory");
        MAY_IMPORT.put("broadcast", plumbing);
        MAY_IMPORT.put("membership", plumbing);
        MAY_IMPORT.put("reminder", plus(plumbing, "broadcast"));
        MAY_IMPORT.put("conversation", plus(plumbing, "broadcast", "membership", "reminder", "task"));
        MAY_IMPORT.put("report", plus(plumbing, "broadcast"));
        MAY_IMPORT.put("household", plumbing);
        MAY_IMPORT.put("task", plus(plumbing, "broadcast", "reminder"));
        MAY_IMPORT.put("merger", plus(plumbing, "broadcast", "membership"));
        MAY_IMPORT.put(
                "console",
                plus(
                        plumbing,
                        "broadcast",
                        "membership",
                        "merger",
                        "reminder",
                        "conversation",
                        "report",
                        "household",
                        "task"));
        MAY_IMPORT.put("simulator", List.of("zalo", "settings", "text", "yaml"));
        // Made from the templates: each page knows the view of its own face.
        MAY_IMPORT.put("pages", List.of("console", "simulator"));
        MAY_IMPORT.put(
                "app",
                plus(
                        plumbing,
                        "broadcast",
                        "membership",
                        "merger",
                        "reminder",
                        "conversation",
                        "report",
                        "household",
                        "task",
                        "console",
                        "simulator"));
    }

    private static JavaClasses ours;

    @BeforeAll
    static void read() {
        ours = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(ROOT);
    }

    @Test
    void importsPointDownTheListOfPackages() {
        MAY_IMPORT.forEach((name, below) -> {
            List<String> allowed = new ArrayList<>();
            allowed.add(tree(name));
            below.forEach(other -> allowed.add(tree(other)));
            noClasses()
                    .that()
                    .resideInAPackage(tree(name))
                    .should()
                    .dependOnClassesThat(
                            resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(allowed.toArray(String[]::new)))))
                    .allowEmptyShould(true)
                    .check(ours);
        });
    }

    @Test
    void everyPackageHasItsPlaceInTheList() {
        assertThat(ours.getPackage(ROOT).getSubpackages())
                .extracting(JavaPackage::getRelativeName)
                .allMatch(MAY_IMPORT::containsKey);
    }

    @Test
    void noPackageStandsInARing() {
        slices().matching(ROOT + ".(**)").should().beFreeOfCycles().check(ours);
    }

    @Test
    void librariesStayBehindTheirFences() {
        fence("okhttp3..", tree("zalo"), tree("simulator"));
        fence("org.quartz..", tree("schedule"));
        fence("org.apache.lucene..", tree("conversation.faq"));
        fence("org.snakeyaml..", tree("yaml"));
        fence("net.time4j..", tree("calendar"));
        fence("org.apache.pdfbox..", tree("paper"));
        fence("org.bouncycastle..", tree("paper"));
        noClasses()
                .that(not(javalinHome()))
                .should()
                .dependOnClassesThat(resideInAPackage("io.javalin.."))
                .check(ours);
    }

    @Test
    void theEngineOfConversationsIsPure() {
        noClasses()
                .that()
                .resideInAPackage(tree("conversation.engine"))
                .should()
                .dependOnClassesThat(
                        resideInAnyPackage("java.io..", "java.net..", "java.nio.file..", "java.sql..", "org.jdbi.."))
                .orShould()
                .dependOnClassesThat()
                .belongToAnyOf(java.time.Clock.class)
                .check(ours);
    }

    @Test
    void sqlStandsOnlyInStores() {
        noClasses()
                .that()
                .haveNameNotMatching(".*(Store|vn\\.loaxa\\.db\\.).*")
                .should()
                .callMethodWhere(DescribedPredicate.describe(
                        "a statement is made",
                        call -> call.getTargetOwner().getName().equals("org.jdbi.v3.core.Handle")
                                && List.of(
                                                "createQuery",
                                                "createUpdate",
                                                "execute",
                                                "select",
                                                "prepareBatch",
                                                "createBatch")
                                        .contains(call.getName())))
                .check(ours);
    }

    @Test
    void everyPackageSaysWhatIsNull() {
        classes()
                .that()
                .resideOutsideOfPackage(tree("pages"))
                .should(new com.tngtech.archunit.lang.ArchCondition<>("be in a @NullMarked package") {
                    @Override
                    public void check(JavaClass checked, com.tngtech.archunit.lang.ConditionEvents events) {
                        boolean marked = checked.getPackage().isAnnotatedWith(NullMarked.class);
                        events.add(new com.tngtech.archunit.lang.SimpleConditionEvent(
                                checked, marked, checked.getPackageName() + " has no @NullMarked package-info"));
                    }
                })
                .check(ours);
    }

    private static DescribedPredicate<JavaClass> javalinHome() {
        return resideInAnyPackage(tree("console"), tree("simulator"), tree("app"))
                .or(DescribedPredicate.describe(
                        "the webhook endpoint", found -> found.getName().startsWith("vn.loaxa.inbox.WebhookEndpoint")));
    }

    private static void fence(String library, String... homes) {
        noClasses()
                .that(not(resideInAnyPackage(homes)))
                .should()
                .dependOnClassesThat(resideInAPackage(library))
                .check(ours);
    }

    private static String tree(String name) {
        return ROOT + "." + name + "..";
    }

    private static List<String> plus(List<String> names, String... more) {
        List<String> all = new ArrayList<>(names);
        all.addAll(List.of(more));
        return List.copyOf(all);
    }
}
