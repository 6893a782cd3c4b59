package vn.loaxa.conversation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Answers to an invitation, by number or in words: "1", "có dự", "2 bận đi viện", "vắng vì bận", "gọi lại". */
final class Invitations {
    private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final Pattern COMING = Pattern.compile(
            "1|(?:1[.)]?\\s*)?(?:(?:tôi|em|toi) )?(?:có|co|sẽ|se) (?:dự|du)(?: họp| hop)?(?: ạ| a)?", FLAGS);
    /** Without its accent "vang" is a yes; so the word alone must be written rightly. */
    private static final Pattern ABSENT = Pattern.compile(
            "(?:2(?:[.):,-]\\s*|\\s+|$)(?:vắng|vang)?|(?:(?:tôi|em|toi|xin|báo) )*vắng(?: mặt)?|xin vang|bao vang)\\s*[:,(-]?\\s*(?:vì |vi |do |lý do |ly do )?(.*?)\\)?",
            FLAGS);

    private static final Pattern CALL =
            Pattern.compile("3|(?:3[.)]?\\s*)?(?:xin )?(?:gọi lại|goi lai)(?: cho (?:tôi|toi|em))?(?: ạ| a)?", FLAGS);

    /** Before an answer that is for a meeting and not for a directive. */
    static final String PREFIX = "lời mời: ";

    private static final Pattern NAMED = Pattern.compile("(?:lời mời|loi moi)\\s*:\\s*(.*)", FLAGS);

    private Invitations() {}

    static boolean isNamed(String typed) {
        return NAMED.matcher(typed.strip()).matches();
    }

    /** What was said in some other way, in the words of "1 = Có dự   2 = Vắng   3 = Gọi lại cho tôi"; empty for a number. */
    static Optional<String> inWords(String typed) {
        boolean numbered = !typed.isBlank() && Character.isDigit(typed.strip().charAt(0));
        return parse(typed).filter(command -> !numbered).map(command -> {
            int number = command.number() == null ? 0 : command.number();
            String why = command.body().isEmpty() ? "" : " vì " + command.body();
            return number == 1 ? "có dự" : number == 3 ? "gọi lại cho tôi" : "vắng" + why;
        });
    }

    /** Only what looks like an answer; whether there is an invitation is seen later. */
    static Optional<Command> parse(String typed) {
        Matcher named = NAMED.matcher(typed.strip());
        String text = named.matches() ? named.group(1).strip() : typed.strip();
        if (COMING.matcher(text).matches()) {
            return Optional.of(answer(1, ""));
        }
        if (CALL.matcher(text).matches()) {
            return Optional.of(answer(3, ""));
        }
        Matcher absent = ABSENT.matcher(text);
        return absent.matches() ? Optional.of(answer(2, absent.group(1).strip())) : Optional.empty();
    }

    private static Command answer(int number, String reason) {
        return new Command(Command.Kind.ANSWER, number, "", reason);
    }
}
