package vn.loaxa.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.conversation.script.Scripts;
import vn.loaxa.conversation.script.Transcript;
import vn.loaxa.conversation.script.Transcripts;

/** The scripts that ship, played as they should go; {@code -Dtranscripts.update=true} writes down how they go now. */
class TranscriptsTest {
    private static final Path FOLDER = Path.of("bot-scripts");

    private static Scripts.Loaded loaded;
    private static List<Transcript> transcripts;

    @BeforeAll
    static void read() throws IOException {
        loaded = Scripts.load(FOLDER);
        List<ScriptFault> faults = new ArrayList<>();
        transcripts = Transcripts.load(FOLDER, faults);
        assertThat(faults).isEmpty();
    }

    @Test
    void theScriptsThatShipHaveNoFaults() {
        assertThat(loaded.faults()).isEmpty();
    }

    @Test
    void everyFlowAndEveryFaqFileHasATranscript() throws IOException {
        assertThat(transcripts)
                .extracting(Transcript::flow)
                .containsAll(loaded.scripts().flows().keySet());
        try (Stream<Path> files = Files.list(FOLDER.resolve("faq"))) {
            assertThat(transcripts)
                    .extracting(Transcript::faq)
                    .containsAll(
                            files.map(file -> file.getFileName().toString()).toList());
        }
    }

    @TestFactory
    Stream<DynamicTest> everyTranscriptGoesAsWritten() {
        FaqIndex faq = new FaqIndex(loaded.scripts().faq());
        return transcripts.stream()
                .map(transcript -> DynamicTest.dynamicTest(transcript.file(), () -> {
                    List<Transcript.Line> real = Transcripts.play(transcript, loaded.scripts(), faq);
                    if (Boolean.getBoolean("transcripts.update")) {
                        rewrite(FOLDER.resolve(transcript.file()), real);
                    } else {
                        assertThat(lines(real)).isEqualTo(lines(transcript.lines()));
                    }
                }));
    }

    /** Keeps the head of the file; read the difference before it is taken in. */
    private static void rewrite(Path file, List<Transcript.Line> real) throws IOException {
        String written = Files.readString(file);
        StringBuilder text = new StringBuilder(written.substring(0, written.indexOf("lines:\n") + "lines:\n".length()));
        for (Transcript.Line line : real) {
            String quoted =
                    line.text().replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
            String who = line.who().name().toLowerCase(Locale.ROOT);
            text.append("  - ").append(who).append(": \"").append(quoted).append("\"\n");
        }
        Files.writeString(file, text);
    }

    private static String lines(List<Transcript.Line> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(
                line -> text.append(line.who()).append(": ").append(line.text()).append('\n'));
        return text.toString();
    }
}
