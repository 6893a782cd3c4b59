package vn.loaxa.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.Against;
import vn.loaxa.conversation.script.Alignment;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.conversation.script.Transcript;
import vn.loaxa.conversation.script.TranscriptFile;
import vn.loaxa.conversation.script.Transcripts;
import vn.loaxa.text.Messages;

/** Plays every transcript and shows where the conversation goes another way. */
@Command(name = "test", resourceBundle = "messages.commands", mixinStandardHelpOptions = true)
final class ScriptsTestCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final Messages messages = new Messages("commands");

    @Mixin
    private ScriptsDir scripts = new ScriptsDir();

    @Option(names = "--update", descriptionKey = "update")
    private boolean update;

    ScriptsTestCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try {
            Path folder = scripts.folder();
            ScriptCheck check = ScriptCheck.of(folder, Against.NOTHING);
            if (!check.faults().isEmpty()) {
                check.faults().forEach(fault -> terminal.out().println("✗ " + fault));
                throw new Failure(messages.text(
                        "scripts.check-first", Map.of("count", check.faults().size())));
            }
            return play(folder, check);
        } catch (IOException e) {
            throw new UncheckedIOException("Playing the transcripts", e);
        }
    }

    private int play(Path folder, ScriptCheck check) throws IOException {
        FaqIndex faq = new FaqIndex(check.scripts().faq());
        int red = 0;
        for (Transcript transcript : check.transcripts()) {
            List<Transcript.Line> actual = Transcripts.play(transcript, check.scripts(), faq);
            if (actual.equals(transcript.lines())) {
                terminal.out().println("✓ " + transcript.file());
            } else {
                red++;
                terminal.out().println((update ? "~ " : "✗ ") + transcript.file());
                SideBySide.lines(Alignment.of(transcript.lines(), actual)).forEach(terminal.out()::println);
                rewrite(folder.resolve(transcript.file()), actual);
            }
        }
        terminal.out()
                .println(messages.text(
                        update ? "scripts.updated" : "scripts.tested",
                        Map.of("count", check.transcripts().size(), "red", red)));
        return red == 0 || update ? 0 : 1;
    }

    private void rewrite(Path file, List<Transcript.Line> actual) throws IOException {
        if (update) {
            Files.writeString(file, TranscriptFile.update(Files.readString(file), file.toString(), actual));
        }
    }
}
