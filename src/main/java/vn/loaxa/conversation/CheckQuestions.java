package vn.loaxa.conversation;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Whether a message of the commune is a real one: "kiểm tra 7K3F9", "mã 7k3f9 có phải xã gửi không", "tin này thật hay giả". Pure. */
final class CheckQuestions {
    /** Five letters and digits with at least one of each: no Vietnamese word looks like that, and an hour (12h30) is none. */
    private static final String CODE = "(?!\\d{2}h\\d{2})(?=[a-z0-9]*\\d)(?=[a-z0-9]*[a-z])([a-z0-9]{5})";

    private static final String ASKS = "(?:(?:xin|nho|cho|toi|minh|bac|xa|oi|a|da|hoi|muon|giup|gium|ho|voi) )*";
    private static final String THINGS = "(?: (?:ma|tin|tin nhan|thong bao|van ban|so|giup|gium|cho|toi|kiem tra|la))*";
    private static final Pattern WITH_CODE = Pattern.compile(ASKS + "(?:(?:kiem tra|xac minh|tra cuu)" + THINGS + "|ma"
            + THINGS + "|(?:tin|tin nhan|thong bao|van ban) (?:co )?ma"
            + THINGS + ") " + CODE + "(?: .*)?|" + CODE
            + " (?:co phai|co dung|phai|dung|that|la tin|la ma|la cua|cua).*");

    /** "kiểm tra mã 12345": no code can be so, and they should hear it. */
    private static final Pattern WITH_ANYTHING =
            Pattern.compile(ASKS + "(?:kiem tra ma|ma kiem tra)(?: (?:so|la))? ([a-z0-9]{3,8})(?: .*)?");

    private static final String THIS =
            "(?:ma|tin|tin nhan|thong bao|van ban|cai|giay|giay moi) (?:nay|do|ay|kia|toi nhan|vua nhan)";
    private static final String COMMUNE = "(?:xa|uy ban|ubnd|ubnd xa|chinh quyen|can bo xa|phuong)(?: minh| ta| nha)?";
    private static final Pattern WITHOUT_CODE =
            Pattern.compile(ASKS + "(?:" + THIS + " (?:co )?(?:phai|dung)(?: la)?(?: do| cua)? "
                    + COMMUNE + "(?: .*)?|" + THIS + " (?:do |cua )?" + COMMUNE
                    + " (?:gui|phat|ra)(?: .*)?(?:khong|ko|k|a|phai khong)|"
                    + THIS + " (?:la )?(?:that hay gia|gia hay that|co that khong|co that ko|co phai gia khong)(?: .*)?"
                    + "|kiem tra(?: ma| tin| tin gia| tin nhan| thong bao)?|ma kiem tra|tin gia)");

    private CheckQuestions() {}

    /** @param all the words without accents; the subject of the command is the code as typed, or empty */
    static Optional<Command> parse(String all) {
        Matcher coded = WITH_CODE.matcher(all);
        if (coded.matches()) {
            return Optional.of(check(coded.group(1) == null ? coded.group(2) : coded.group(1)));
        }
        Matcher odd = WITH_ANYTHING.matcher(all);
        if (odd.matches() && odd.group(1).matches(".*\\d.*")) {
            return Optional.of(check(odd.group(1)));
        }
        return WITHOUT_CODE.matcher(all).matches() ? Optional.of(check("")) : Optional.empty();
    }

    private static Command check(String code) {
        return new Command(Command.Kind.CHECK, null, code, "");
    }
}
