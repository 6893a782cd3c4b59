package vn.loaxa.conversation;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.Command.Kind;

/** Reads commands. Accents, case and spacing do not matter; the contents of a notice stay as typed. Pure. */
final class CommandParser {
    private static final int LONGEST_NUMBER = 6;
    private static final int ANY_CASE = Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;
    private static final Pattern INTO = Pattern.compile("(.+?)\\s+(?:vào|vao|vô|vo)\\s+(.+)", ANY_CASE);
    private static final Pattern OUT_OF = Pattern.compile("(.+?)\\s+(?:ra )?(?:khỏi|khoi)\\s+(.+)", ANY_CASE);
    private static final Pattern AS_DEPUTY = Pattern.compile(
            "(.+?)\\s+(?:làm|lam)\\s+(?:(?:chi\\s+(?:hội|hoi)|tổ|to|cấp|cap)\\s+)?(?:phó|pho)\\s+(.+)", ANY_CASE);
    private static final Pattern NAME_NUMBER = Pattern.compile("(.+?)\\s+(\\d{1,6})");
    private static final Pattern NAME_NUMBER_BODY =
            Pattern.compile("(.*?\\p{L}.*?)\\s+(\\d{1,6})\\s*[:=]\\s*(\\S.*)", Pattern.DOTALL);
    private static final Pattern REASON = Pattern.compile("(\\d{1,6})\\s*[:.,-]?\\s*(.*)", Pattern.DOTALL);

    /** Tried from top to bottom: longer phrases stand before the shorter ones they begin with. */
    private static final List<Rule> RULES = List.of(
            rule(
                    Kind.MENU,
                    CommandParser::alone,
                    "menu",
                    "tro giup",
                    "giup",
                    "giup do",
                    "huong dan",
                    "help",
                    "thuc don",
                    "danh muc"),
            rule(
                    Kind.MY_GROUPS,
                    CommandParser::alone,
                    "nhom cua toi",
                    "hoi cua toi",
                    "toi o nhom nao",
                    "cac nhom cua toi"),
            rule(
                    Kind.REMINDERS,
                    CommandParser::alone,
                    "lich nhac",
                    "lich nhac cua toi",
                    "cac loi nhac",
                    "loi nhac cua toi"),
            rule(Kind.CANCEL_REMINDER, CommandParser::numberOrAlone, "bo nhac", "huy nhac", "xoa nhac", "bo loi nhac"),
            rule(Kind.SNOOZE, CommandParser::body, "nhac lai"),
            rule(Kind.PAUSE_REMINDER, CommandParser::number, "tam dung nhac", "tam dung loi nhac"),
            rule(Kind.RESUME_REMINDER, CommandParser::number, "tiep tuc nhac", "tiep tuc loi nhac"),
            rule(Kind.SKIP_REMINDER, CommandParser::number, "bo lan nhac", "bo mot lan nhac", "bo lan toi"),
            rule(Kind.MOVE_REMINDER, CommandParser::numberAndBody, "doi lan nhac", "doi nhac", "doi lich nhac"),
            rule(Kind.READY_REMINDERS, CommandParser::body, "mau nhac", "nhac mau", "mau loi nhac"),
            rule(Kind.TURNOUT, CommandParser::numberOrAlone, "ai vang", "ai du hop", "ai du", "ai di hop", "ai co mat"),
            rule(
                    Kind.MY_TASKS,
                    CommandParser::alone,
                    "viec cua toi",
                    "viec cua em",
                    "viec o thon cua toi",
                    "viec duoc giao",
                    "cac viec cua toi",
                    "toi con viec gi"),
            rule(Kind.FINISH_TASK, CommandParser::numberOrAlone, "xong viec", "da xong viec", "bao xong viec"),
            rule(
                    Kind.DONE,
                    CommandParser::numberOrAlone,
                    "xong",
                    "xong roi",
                    "da xong",
                    "da xong roi",
                    "lam xong roi",
                    "toi da xong"),
            rule(
                    Kind.REMIND_ME,
                    CommandParser::body,
                    "nhac toi",
                    "nhac minh",
                    "nhac em",
                    "nhac chau",
                    "nhac bac",
                    "dat nhac"),
            rule(Kind.NUDGE, CommandParser::number, "nhac nguoi chua nhan", "nhac thong bao", "nhac lai", "nhac"),
            rule(Kind.REMIND_BODY, CommandParser::targetAndBody, "nhac"),
            rule(
                    Kind.HUMAN,
                    CommandParser::alone,
                    "gap can bo",
                    "gap nguoi",
                    "noi chuyen voi can bo",
                    "toi muon gap can bo",
                    "can gap can bo",
                    "gap nhan vien",
                    "cho gap can bo"),
            rule(Kind.LIKED, CommandParser::alone, "cau tra loi dung y"),
            rule(Kind.DISLIKED, CommandParser::alone, "cau tra loi chua dung y"),
            rule(Kind.DELETE_DATA, CommandParser::alone, "xoa du lieu", "xoa du lieu cua toi"),
            rule(Kind.MY_DATA, CommandParser::format, "du lieu cua toi dang", "xuat du lieu", "du lieu cua toi"),
            rule(Kind.MY_DATA, CommandParser::alone, "du lieu cua toi", "xem du lieu", "thong tin cua toi"),
            rule(
                    Kind.OPT_OUT,
                    CommandParser::alone,
                    "dung nhan tin",
                    "khong nhan tin",
                    "ngung nhan tin",
                    "dung gui tin",
                    "tat thong bao"),
            rule(Kind.OPT_IN, CommandParser::alone, "nhan tin lai", "nhan lai tin", "bat thong bao"),
            rule(Kind.CASE, CommandParser::number, "phan anh so", "phan anh", "xem phan anh"),
            rule(Kind.CASE, CommandParser::alone, "phan anh cua toi", "xem phan anh"),
            rule(Kind.REPORT_PROBLEM, CommandParser::problem, "gui phan anh", "phan anh", "bao su co", "bao hong"),
            rule(
                    Kind.ANSWER_FOR,
                    CommandParser::nameNumberAndBody,
                    "tra loi thay",
                    "tra loi ho",
                    "tra loi giup",
                    "bao thay",
                    "nhan thay"),
            rule(Kind.ANSWER_CASE, CommandParser::numberAndBody, "tra loi phan anh", "tra loi"),
            rule(Kind.ACCEPT_REQUEST, CommandParser::number, "nhan don", "duyet don"),
            rule(Kind.REFUSE_REQUEST, CommandParser::number, "tu choi don"),
            rule(Kind.APPROVE, CommandParser::numberOrAlone, "duyet", "phe duyet", "duyet van ban"),
            rule(Kind.REJECT, CommandParser::numberAndBody, "tu choi", "khong duyet"),
            rule(
                    Kind.MISSING,
                    CommandParser::numberOrAlone,
                    "ai chua nhan",
                    "con ai chua nhan",
                    "chua nhan",
                    "danh sach chua nhan"),
            rule(Kind.ACKNOWLEDGE_FOR, CommandParser::nameAndNumber, "nhan thay", "nhan ho", "da nhan thay"),
            rule(Kind.FOLLOW_UP, CommandParser::numberAndBody, "tu don doc", "don doc"),
            rule(Kind.STOP, CommandParser::number, "dung gui", "dung van ban", "dung"),
            rule(Kind.REPORT, CommandParser::numberOrAlone, "bao cao", "ket qua", "tien do"),
            rule(Kind.WITHDRAW, CommandParser::numberAndBody, "thu hoi van ban", "thu hoi thong bao", "thu hoi"),
            rule(Kind.DRAFT, CommandParser::alone, "soan", "soan thong bao", "soan van ban", "soan tin"),
            rule(Kind.UNDO, CommandParser::alone, "hoan tac"),
            rule(Kind.APPOINT, rest -> split(AS_DEPUTY, rest), "bo nhiem", "cu"),
            rule(
                    Kind.MAKE_CHAT,
                    CommandParser::chatOf,
                    "lap nhom chat cho",
                    "lap nhom zalo cho",
                    "lap nhom cho",
                    "lap nhom chat",
                    "lap nhom zalo",
                    "lap nhom",
                    "tao nhom chat cho",
                    "tao nhom zalo cho",
                    "tao nhom cho",
                    "tao nhom chat",
                    "tao nhom zalo",
                    "tao nhom"),
            rule(Kind.MEMBERS, CommandParser::alone, "danh sach thanh vien", "danh sach hoi vien", "thanh vien"),
            rule(
                    Kind.MEMBERS,
                    CommandParser::subject,
                    "danh sach thanh vien",
                    "danh sach hoi vien",
                    "thanh vien",
                    "hoi vien",
                    "doan vien"),
            rule(Kind.ADD_MEMBER, rest -> split(INTO, rest), "them"),
            rule(Kind.REMOVE_MEMBER, rest -> split(OUT_OF, rest), "bot", "xoa", "dua"),
            rule(Kind.JOIN, CommandParser::subject, "xin vao", "xin gia nhap", "toi muon vao", "dang ky vao"),
            rule(Kind.LEAVE, CommandParser::subject, "xin roi", "roi khoi", "roi", "ra khoi"),
            rule(Kind.SEND, CommandParser::targetAndBody, "gui toi", "gui den", "gui cho", "gui"),
            rule(
                    Kind.NOTICES,
                    CommandParser::numberOrAlone,
                    "thong bao so",
                    "xem thong bao",
                    "thong bao moi nhat",
                    "thong bao moi",
                    "thong bao",
                    "tin moi"),
            rule(
                    Kind.NO,
                    CommandParser::alone,
                    "huy",
                    "huy bo",
                    "thoi",
                    "khong dong y",
                    "khong gui nua",
                    "khong gui",
                    "khong",
                    "bo qua"));

    private static final Set<String> YES = Set.of(
            "dong y", "toi dong y", "dong y a", "xin dong y", "ok dong y", "dong y gui", "da dong y", "vang dong y");
    private static final Pattern CODED_YES = Pattern.compile("dong y (\\d{1,6})");
    private static final Pattern GREETING = Pattern.compile(
            "(xin )?(chao|alo|a lo|hello|hi|hey|kinh chao)( (xa|ca nha|ban|anh|chi|em|bac|moi nguoi|uy ban|a|buoi (sang|trua|chieu|toi)|cac (anh|chi|bac|dong chi)|dong chi))*"
                    + "|xa oi|uy ban oi|may oi|loa xa oi");
    private static final Pattern THANKS = Pattern.compile(
            "(xin |da |vang |rat )*(cam on|cam on ban|thank you|thanks|thank|tks|ths|cam ta|biet on)( (nhieu|xa|ban|anh|chi|em|bac|nhe|nha|a|rat|lam|uy ban|cac ban|can bo|dong chi))*");

    private static final Pattern ASKS =
            Pattern.compile("(^| )(o dau|the nao|kieu gi|lam sao|nhu nao|bang cach nao|cho ai|voi ai)( |$)");

    private CommandParser() {}

    /** The command, or empty when it is something else: an answer, a question. */
    static Optional<Command> parse(String text) {
        Words words = new Words(text);
        String all = words.all();
        Matcher coded = CODED_YES.matcher(all);
        if (YES.contains(all)) {
            return Optional.of(Command.of(Kind.YES));
        }
        if (coded.matches()) {
            return Optional.of(new Command(Kind.YES, Integer.valueOf(coded.group(1)), "", ""));
        }
        Optional<Command> rated = Ratings.parse(all);
        if (rated.isPresent()) {
            return rated;
        }
        // Before the accents fall: without its own, "vắng" is a yes.
        Optional<Command> answer = Invitations.parse(text);
        if (answer.isPresent()) {
            return answer;
        }
        Optional<Command> acknowledged = Acknowledgements.parse(all, text);
        if (acknowledged.isPresent()) {
            return acknowledged;
        }
        Optional<Command> check = CheckQuestions.parse(all);
        if (check.isPresent()) {
            return check;
        }
        for (Rule rule : RULES) {
            Optional<Command> command = rule.parse(words);
            if (command.isPresent()) {
                return command;
            }
        }
        return smallTalk(all);
    }

    private static Optional<Command> smallTalk(String all) {
        if (GREETING.matcher(all).matches()) {
            return Optional.of(Command.of(Kind.GREETING));
        }
        return THANKS.matcher(all).matches() ? Optional.of(Command.of(Kind.THANKS)) : Optional.empty();
    }

    /** What may follow the phrase of a command. */
    private record Rest(@Nullable Integer number, String subject, String body) {}

    private record Rule(Kind kind, Function<String, Optional<Rest>> shape, List<String> phrases) {
        Optional<Command> parse(Words words) {
            for (String phrase : phrases) {
                int used = words.startsWith(phrase);
                if (used > 0) {
                    Optional<Rest> rest = shape.apply(words.after(used));
                    if (rest.isPresent()) {
                        Rest found = rest.get();
                        return Optional.of(new Command(kind, found.number(), found.subject(), found.body()));
                    }
                }
            }
            return Optional.empty();
        }
    }

    private static Rule rule(Kind kind, Function<String, Optional<Rest>> shape, String... phrases) {
        return new Rule(kind, shape, List.of(phrases));
    }

    private static Optional<Rest> alone(String rest) {
        String folded = new Words(rest).all();
        return folded.isEmpty() || folded.matches("a|nhe|nha|di|voi|giup|oi")
                ? Optional.of(new Rest(null, "", ""))
                : Optional.empty();
    }

    private static Optional<Rest> number(String rest) {
        String digits = new Words(rest).all().replaceFirst("^so ", "");
        return digits.matches("\\d{1," + LONGEST_NUMBER + "}")
                ? Optional.of(new Rest(Integer.valueOf(digits), "", ""))
                : Optional.empty();
    }

    private static Optional<Rest> numberOrAlone(String rest) {
        Optional<Rest> number = number(rest);
        return number.isPresent() ? number : alone(rest);
    }

    private static Optional<Rest> numberAndBody(String rest) {
        Matcher found = REASON.matcher(rest);
        return found.matches()
                ? Optional.of(new Rest(
                        Integer.valueOf(found.group(1)), "", found.group(2).strip()))
                : Optional.empty();
    }

    private static Optional<Rest> nameAndNumber(String rest) {
        Matcher found = NAME_NUMBER.matcher(rest.strip());
        return found.matches()
                ? Optional.of(
                        new Rest(Integer.valueOf(found.group(2)), found.group(1).strip(), ""))
                : rest.isBlank() ? Optional.empty() : Optional.of(new Rest(null, rest.strip(), ""));
    }

    /** "Nguyễn Văn A 12: 2". */
    private static Optional<Rest> nameNumberAndBody(String rest) {
        Matcher found = NAME_NUMBER_BODY.matcher(rest.strip());
        return found.matches()
                ? Optional.of(new Rest(
                        Integer.valueOf(found.group(2)),
                        found.group(1).strip(),
                        found.group(3).strip()))
                : Optional.empty();
    }

    private static Optional<Rest> subject(String rest) {
        return rest.isBlank() ? Optional.empty() : Optional.of(new Rest(null, withoutColon(rest), ""));
    }

    /** A body; a question about making chats is none, nor are the last words of the phrase itself. */
    private static Optional<Rest> chatOf(String rest) {
        return asks(rest) || new Words(rest).all().matches("((chat|zalo|cho) ?)+") ? Optional.empty() : subject(rest);
    }

    private static boolean asks(String rest) {
        return rest.strip().endsWith("?") || ASKS.matcher(new Words(rest).all()).find();
    }

    private static Optional<Rest> body(String rest) {
        return Optional.of(new Rest(null, "", withoutColon(rest)));
    }

    private static Optional<Rest> format(String rest) {
        String format = new Words(rest).all();
        return format.matches("json|csv") ? Optional.of(new Rest(null, format, "")) : Optional.empty();
    }

    /** What is wrong, as told; a question about reporting is none. */
    private static Optional<Rest> problem(String rest) {
        return asks(rest) ? Optional.empty() : body(rest);
    }

    /** "nhóm: nội dung"; without a colon all of it is the group and the body stays empty. */
    private static Optional<Rest> targetAndBody(String rest) {
        int colon = rest.indexOf(':');
        if (colon < 0) {
            return rest.isBlank() ? Optional.empty() : Optional.of(new Rest(null, rest.strip(), ""));
        }
        String target = rest.substring(0, colon).strip();
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Rest(null, target, rest.substring(colon + 1).strip()));
    }

    private static Optional<Rest> split(Pattern pattern, String rest) {
        Matcher found = pattern.matcher(rest);
        return found.matches()
                ? Optional.of(
                        new Rest(null, found.group(1).strip(), found.group(2).strip()))
                : Optional.empty();
    }

    private static String withoutColon(String rest) {
        return rest.replaceFirst("^\\s*:\\s*", "").strip();
    }
}
