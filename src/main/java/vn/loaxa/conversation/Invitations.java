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

    private Invitations() {}

    /** Only what looks like an answer; whether there is an invitation is seen later. */
    static Optional<Command> parse(String typed) {
        String text = typed.strip();
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
