package vn.loaxa.conversation.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.loaxa.text.Vietnamese;

/** Reads what was typed as the answer to a question. */
final class Answers {
    private static final int MAX_TEXT = 500;
    /** What fits into one message (zalo-openapi §2). */
    private static final int MAX_MESSAGE = 2000;

    private final Lookups lookups;

    Answers(Lookups lookups) {
        this.lookups = lookups;
    }

    /** What the typed words may mean: one, several to choose from, or nothing that fits. */
    List<Choice> read(Step.Ask ask, FlowSession session, String typed) {
        String clean = Vietnamese.clean(typed);
        List<Choice> offered = session.offered().isEmpty() ? ask.choices() : session.offered();
        List<Choice> chosen = among(offered, clean);
        if (chosen.isEmpty()) {
            chosen = among(ask.choices(), clean);
        }
        if (!chosen.isEmpty()) {
            return chosen;
        }
        return switch (ask.kind()) {
            case CHOICE, MEDIA -> List.of();
            case MESSAGE -> message(typed);
            // "Muốn dừng, gõ HỦY" stands above free texts too: what leads out is no answer to them.
            case TEXT, PLACE ->
                readable(clean) && !ConversationEngine.isWayOut(clean) ? List.of(Choice.of(clean, clean)) : List.of();
            case NUMBER -> number(clean);
            case PHONE -> phone(clean);
            case VILLAGE, BODY, DATETIME ->
                readable(clean) ? lookups.find(ask.kind(), clean, session.values()) : List.of();
        };
    }

    private static List<Choice> message(String typed) {
        String text = typed.lines()
                .map(Vietnamese::clean)
                .collect(Collectors.joining("\n"))
                .strip();
        return readable(text, MAX_MESSAGE) && !ConversationEngine.isWayOut(text)
                ? List.of(Choice.of(text, text))
                : List.of();
    }

    private static boolean readable(String text) {
        return readable(text, MAX_TEXT);
    }

    private static boolean readable(String text, int longest) {
        return text.codePointCount(0, text.length()) <= longest
                && text.codePoints().anyMatch(Character::isLetterOrDigit);
    }

    private static List<Choice> among(List<Choice> options, String typed) {
        String folded = bare(typed);
        if (folded.matches("\\d{1,2}")) {
            int index = Integer.parseInt(folded);
            return index >= 1 && index <= options.size() ? List.of(options.get(index - 1)) : List.of();
        }
        List<Choice> near = new ArrayList<>();
        for (Choice option : options) {
            if (says(option, folded)) {
                return List.of(option);
            }
            if (folded.length() >= 2 && (" " + bare(option.label()) + " ").contains(" " + folded + " ")) {
                near.add(option);
            }
        }
        return near;
    }

    private static boolean says(Choice option, String folded) {
        return bare(option.label()).equals(folded)
                || option.also().stream().anyMatch(word -> bare(word).equals(folded));
    }

    /** Without the politeness at the ends and without punctuation, so that "dạ có ạ!" is "có". */
    private static String bare(String text) {
        String words = Vietnamese.fold(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        String polite = words.replaceAll("(?<=.) (a|nhe|nha|nhi)$", "").replaceAll("^(da|vang|u|uh) (?=.)", "");
        return polite.isEmpty() ? words : polite;
    }

    private static List<Choice> number(String typed) {
        String digits = typed.replaceAll("(?<=\\d)[. ](?=\\d{3}\\b)", "");
        return digits.matches("\\d{1,9}") ? List.of(Choice.of(digits, digits)) : List.of();
    }

    /** Vietnamese mobile numbers; the value is in the form 84912345678. */
    private static List<Choice> phone(String typed) {
        String digits = typed.replaceAll("[^0-9]", "");
        String national = digits.startsWith("84") ? digits.substring(2) : digits.replaceFirst("^0", "");
        boolean phone = national.matches("[35789]\\d{8}") && typed.matches("[+0-9 .()-]+");
        return phone ? List.of(Choice.of("0" + national, "84" + national)) : List.of();
    }
}
