package vn.loaxa.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.script.Alignment;
import vn.loaxa.conversation.script.Transcript;
import vn.loaxa.text.Messages;

/** Two columns for the terminal: what was expected, what came. Lines that agree show only near one that does not. */
final class SideBySide {
    private static final int WIDTH = 46;
    private static final int AROUND = 2;

    private SideBySide() {}

    static List<String> lines(List<Alignment.Pair> pairs) {
        Messages messages = new Messages("commands");
        List<String> lines = new ArrayList<>();
        lines.add(row(" ", messages.text("scripts.expected"), messages.text("scripts.actual")));
        boolean skipping = false;
        for (int i = 0; i < pairs.size(); i++) {
            if (near(pairs, i)) {
                add(lines, pairs.get(i));
                skipping = false;
            } else if (!skipping) {
                lines.add(row(" ", "…", "…"));
                skipping = true;
            }
        }
        return lines;
    }

    private static boolean near(List<Alignment.Pair> pairs, int at) {
        return pairs.subList(Math.max(0, at - AROUND), Math.min(pairs.size(), at + AROUND + 1)).stream()
                .anyMatch(pair -> !pair.same());
    }

    private static void add(List<String> lines, Alignment.Pair pair) {
        List<String> left = wrapped(pair.expected());
        List<String> right = wrapped(pair.actual());
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String mark = i > 0 || pair.same() ? " " : pair.expected() == null ? "+" : "-";
            lines.add(row(mark, i < left.size() ? left.get(i) : "", i < right.size() ? right.get(i) : ""));
        }
    }

    private static String row(String mark, String left, String right) {
        String room = " ".repeat(Math.max(0, WIDTH - left.codePointCount(0, left.length())));
        return ("  " + mark + " " + left + room + " │ " + right).stripTrailing();
    }

    private static List<String> wrapped(Transcript.@Nullable Line line) {
        List<String> rows = new ArrayList<>();
        if (line == null) {
            return rows;
        }
        String rest =
                line.who().name().toLowerCase(Locale.ROOT) + ": " + line.text().replace('\n', '⏎');
        while (rest.codePointCount(0, rest.length()) > WIDTH) {
            int most = rest.offsetByCodePoints(0, WIDTH);
            int space = rest.lastIndexOf(' ', most);
            int cut = space > WIDTH / 3 ? space : most;
            rows.add(rest.substring(0, cut));
            rest = "  " + rest.substring(cut).strip();
        }
        rows.add(rest);
        return rows;
    }
}
