package vn.loaxa.zalo;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The SDK lives without the rest. The jar is made here by the same pattern as in {@code pom.xml}, because Maven makes the
 * real one only after the tests; the client is the example of the README.
 */
@Timeout(180)
class SdkJarTest {
    @TempDir
    Path folder;

    @Test
    void theExampleOfTheReadmeRunsOnTheJarAndTwoLibrariesAlone() throws Exception {
        Path jar = jar();
        Path source = Files.writeString(folder.resolve("Hello.java"), example());
        String classPath = Stream.concat(Stream.of(jar), libraries())
                .map(Path::toString)
                .collect(Collectors.joining(File.pathSeparator));

        int compiled = ToolProvider.getSystemJavaCompiler()
                .run(null, null, null, "-proc:none", "-cp", classPath, "-d", folder.toString(), source.toString());
        assertThat(compiled).as("javac").isZero();

        try (var zalo = new ScriptedZalo()) {
            zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"m-1\",\"quota\":{}}}");
            assertThat(run(classPath, "token-1", "8101", zalo.address().toString()))
                    .isEqualTo("sent m-1");
            var taken = zalo.taken();
            assertThat(taken.header("access_token")).isEqualTo("token-1");
            assertThat(taken.body())
                    .isEqualTo("{\"recipient\":{\"user_id\":\"8101\"},\"message\":{\"text\":\"Xin chào bà con\"}}");

            // The table of error codes has come along too.
            zalo.answers("{\"error\":-230,\"message\":\"\"}");
            assertThat(run(classPath, "token-1", "8101", zalo.address().toString()))
                    .startsWith("Rejected[error=ZaloError[code=-230")
                    .contains("RECIPIENT");
        }
    }

    @Test
    void theSdkImportsTheJdkAndTwoLibraries() {
        classes()
                .that()
                .resideInAPackage("vn.loaxa.zalo..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "vn.loaxa.zalo..",
                        "java..",
                        "javax.crypto..",
                        "okhttp3..",
                        "com.fasterxml.jackson..",
                        "org.jspecify..")
                .check(new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages("vn.loaxa.zalo"));
    }

    private String run(String classPath, String... arguments) throws IOException, InterruptedException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        List<String> command = Stream.concat(
                        Stream.of(
                                java.toString(),
                                "-Xmx64m",
                                "-Dfile.encoding=UTF-8",
                                "-cp",
                                classPath + File.pathSeparator + folder,
                                "Hello"),
                        Stream.of(arguments))
                .toList();
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        boolean ended = process.waitFor(90, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as("the client ends by itself").isTrue();
        String said = Files.readString(output).strip();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    private static String example() throws IOException {
        Matcher block = Pattern.compile("## The SDK alone.*?```java\n(.*?)```", Pattern.DOTALL)
                .matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("README.md, The SDK alone, has an example").isTrue();
        return block.group(1);
    }

    private Path jar() throws IOException, URISyntaxException {
        Matcher content =
                Pattern.compile("<sdk.content>(.*?)</sdk.content>").matcher(Files.readString(Path.of("pom.xml")));
        assertThat(content.find()).as("pom.xml says what goes into the jar").isTrue();
        var pattern = FileSystems.getDefault().getPathMatcher("glob:" + content.group(1));
        Path root = home(ZaloClient.class);
        Path jar = folder.resolve("zalo-oa-sdk.jar");
        try (Stream<Path> all = Files.walk(root);
                var out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                Path name = root.relativize(file);
                if (pattern.matches(name)) {
                    out.putNextEntry(new JarEntry(name.toString().replace(File.separatorChar, '/')));
                    Files.copy(file, out);
                    out.closeEntry();
                }
            }
        }
        return jar;
    }

    /** OkHttp with what it needs, and Jackson. */
    private static Stream<Path> libraries() throws ReflectiveOperationException, URISyntaxException {
        return Stream.of(
                home(OkHttpClient.class),
                home(Class.forName("okio.Buffer")),
                home(Class.forName("kotlin.Unit")),
                home(JsonFactory.class),
                home(ObjectMapper.class),
                home(Class.forName("com.fasterxml.jackson.annotation.JsonInclude")));
    }

    private static Path home(Class<?> type) throws URISyntaxException {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    }
}
