package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.Signature;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;
import vn.loaxa.text.Vietnamese;

/** What was read from a paper, as one tells it in a chat; the page of the console shows all of it. */
final class PaperTalk {
    private static final Messages MESSAGES = new Messages("conversation");
    private static final int LONGEST_NAME = 80;
    private static final String ENDING = ".pdf";

    private PaperTalk() {}

    /** The name under which people get it. Nothing of the sender's folders, and never another kind of file. */
    static String fileName(String given, Paper paper) {
        String name = shortened(given.replaceAll("(?i)\\.pdf$", ""));
        if (name.isEmpty()) {
            name = shortened(
                    paper.finding(Field.SYMBOL).map(Paper.Finding::value).orElse(""));
        }
        return (name.isEmpty() ? MESSAGES.text("paper.nameless") : name) + ENDING;
    }

    /** What people may name a file is bounded, and stays on one line. */
    static String shortened(String name) {
        String clean = Vietnamese.clean(name.replaceAll("[/\\\\:*?\"<>|]+", "-"));
        return clean.codePointCount(0, clean.length()) <= LONGEST_NAME
                ? clean
                : clean.substring(0, clean.offsetByCodePoints(0, LONGEST_NAME));
    }

    static String describe(String name, Paper paper) {
        String verdict =
                paper.signatures().isEmpty() ? "unsigned" : paper.verdict().name();
        String said = MESSAGES.text(
                "paper.read",
                Map.of(
                        "name",
                        name,
                        "pages",
                        Numbers.group(paper.pages()),
                        "verdict",
                        MESSAGES.text("paper.verdict." + verdict, Map.of("who", signers(paper)))));
        return paper.readable() ? said : said + " " + MESSAGES.text("paper.scan");
    }

    private static String signers(Paper paper) {
        return paper.signatures().stream()
                .filter(signature -> !signature.timestamp())
                .map(Signature::name)
                .filter(name -> !name.isEmpty())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    /** Number, day and subject as they stand on it; empty where neither number nor subject was found. */
    static String quoted(Paper paper) {
        if (paper.finding(Field.SYMBOL).isEmpty()
                && paper.finding(Field.SUMMARY).isEmpty()) {
            return "";
        }
        return Stream.of(Field.TYPE, Field.SYMBOL, Field.ISSUED_ON, Field.SUMMARY)
                .flatMap(field -> paper.finding(field).stream())
                .map(found -> MESSAGES.text("paper.found." + found.field(), Map.of("value", found.value())))
                .collect(Collectors.collectingAndThen(Collectors.toList(), PaperTalk::listed));
    }

    private static String listed(List<String> parts) {
        return String.join(", ", parts);
    }
}
