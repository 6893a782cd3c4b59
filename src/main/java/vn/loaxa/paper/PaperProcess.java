package vn.loaxa.paper;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The process that reads one PDF: the file on its input, the answer on its output. It holds nothing but that file, so it may be
 * ended at any moment.
 */
final class PaperProcess {
    private PaperProcess() {}

    /** The settings on the command line of the process, and back. */
    static List<String> arguments(PaperSettings settings, Instant now) {
        return List.of(
                settings.trusted().map(Path::toString).orElse(""),
                Integer.toString(settings.mostBytes()),
                Integer.toString(settings.pictureAbove()),
                Integer.toString(settings.pictureBytes()),
                now.toString());
    }

    public static void main(String[] arguments) throws IOException {
        // Nothing but the answer may stand there: in the one jar, the libraries find our log and would write between
        // it.
        PrintStream answers = System.out;
        System.setOut(System.err);
        var settings = new PaperSettings(
                Optional.of(arguments[0]).filter(folder -> !folder.isEmpty()).map(Path::of),
                Integer.parseInt(arguments[1]),
                Duration.ZERO,
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]));
        Clock clock = Clock.fixed(Instant.parse(arguments[4]), ZoneOffset.UTC);
        byte[] file;
        try (InputStream in = System.in) {
            file = in.readNBytes(settings.mostBytes());
        }
        PaperAnswer answer = new PaperReader(settings, clock).read(file);
        answers.write(PaperJson.writeAnswer(answer).getBytes(StandardCharsets.UTF_8));
        answers.flush();
    }
}
