package vn.loaxa.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.loaxa.calendar.TimePhraseLines;
import vn.loaxa.text.Messages;

/** Shows how phrases of time are read, for checking many at once. Touches no database. */
@Command(
        name = "times",
        synopsisSubcommandLabel = "[LỆNH]",
        description = "Xem các câu nói về thời gian được hiểu thế nào.",
        mixinStandardHelpOptions = true)
final class TimesCommand implements Callable<Integer> {
    private static final Messages MESSAGES = new Messages("calendar");

    @Spec
    private @Nullable CommandSpec spec;

    @Override
    public Integer call() {
        var line = Objects.requireNonNull(spec).commandLine();
        throw new WrongUse(line, MESSAGES.text("times.which"));
    }

    @Command(
            name = "parse",
            description =
                    "Đọc các dòng JSON {text, ref}, viết ra mỗi dòng một kết quả {type: instant|interval|recurrence|reject|none}.",
            mixinStandardHelpOptions = true)
    int parse(
            @Parameters(
                            paramLabel = "FILE",
                            arity = "0..1",
                            description = "Tệp JSON lines; bỏ trống thì đọc từ đầu vào chuẩn.")
                    @Nullable
                    Path file) {
        var out = new PrintWriter(System.out, false, StandardCharsets.UTF_8);
        try (var in = file == null
                ? new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))
                : new BufferedReader(new InputStreamReader(Files.newInputStream(file), StandardCharsets.UTF_8))) {
            return new TimePhraseLines().run(in, out) == 0 ? 0 : 1;
        } catch (IOException e) {
            throw new Failure(MESSAGES.text(
                    "times.noFile",
                    Map.of(
                            "file", file == null ? "-" : file,
                            "reason", file == null || Files.exists(file) ? e : MESSAGES.text("times.missing"))));
        }
    }
}
