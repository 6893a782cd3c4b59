package vn.loaxa.conversation;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The many ways of saying "đã nhận". */
final class Acknowledgements {
    private static final Pattern NUMBER = Pattern.compile("(.*?)(?: (?:so|thong bao|tb|van ban|cv))? (\\d{1,6})");
    private static final Pattern POLITE = Pattern.compile(
            "\\b(ok|oke|oki|okie|okay|vang|a|em|toi|chau|bac|con|minh|nha|nhe|roi|xa oi|thua|xin|uy ban|sep|anh|chi|thong bao|tin|duoc|ak|ah)\\b");
    private static final Set<String> CLEAR = Set.of(
            "da nhan",
            "da ro",
            "da biet",
            "da nghe",
            "da xem",
            "da doc",
            "nhan",
            "ro",
            "da da nhan",
            "da da ro",
            "da hieu");
    private static final Set<String> SHORT = Set.of(
            "ok",
            "oke",
            "oki",
            "okie",
            "okay",
            "vang",
            "vang a",
            "da",
            "da vang",
            "da a",
            "ok a",
            "u",
            "uh",
            "uk",
            "da vang a");

    private Acknowledgements() {}

    static Optional<Command> parse(String folded, String typed) {
        if (SHORT.contains(folded) || isThumb(typed)) {
            return Optional.of(Command.of(Command.Kind.MAYBE_ACKNOWLEDGE));
        }
        Matcher numbered = NUMBER.matcher(folded);
        String words = numbered.matches() ? numbered.group(1) : folded;
        String bare =
                POLITE.matcher(words).replaceAll(" ").replaceAll(" +", " ").strip();
        // "nhận tin" alone asks for messages; only with "đã" is it a receipt.
        boolean asksForMessages = bare.equals("nhan") && words.matches(".*\\b(tin|thong bao)\\b.*");
        if (!CLEAR.contains(bare) || asksForMessages) {
            return Optional.empty();
        }
        Integer number = numbered.matches() ? Integer.valueOf(numbered.group(2)) : null;
        return Optional.of(new Command(Command.Kind.ACKNOWLEDGE, number, "", ""));
    }

    private static boolean isThumb(String typed) {
        String bare = typed.strip();
        return bare.startsWith("👍") && bare.codePointCount(0, bare.length()) <= 6 || bare.equals("/-strong");
    }
}
