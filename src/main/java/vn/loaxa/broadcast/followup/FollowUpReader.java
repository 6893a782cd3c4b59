package vn.loaxa.broadcast.followup;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/**
 * Reads "Nhắc sau 4 giờ, báo chi hội trưởng sau 24 giờ, báo chủ tịch hội nếu dưới 80% khi còn 1 ngày", with and without accents. Of
 * a clause every word must be understood: nobody is to be told on a guess. Thread-safe.
 */
public final class FollowUpReader {
    private static final int MOST_STEPS = 10;
    private static final int LONGEST = 500;
    private static final Duration SHORTEST = Duration.ofMinutes(30);
    private static final Duration FARTHEST = Duration.ofDays(60);

    private static final Pattern CLAUSES =
            Pattern.compile("[,;.\\n]+|\\b(?:va|roi|sau do|dong thoi)\\b(?=,? (?:thi )?(?:nhac|bao)\\b)");
    private static final Pattern ACT = Pattern.compile("\\b(?:nhac|bao(?! gio))\\b");

    private static final String NUMBER = "(\\d{1,3}|nua|mot|hai|ba|bon|nam|bay|tam|chin|muoi)";
    private static final String LENGTH = NUMBER + " ?(phut|p|gio|tieng|g|h|ngay|hom|tuan)\\b(?: dong ho)?";
    private static final String DEADLINE = "(?:khi |luc )?(?:den |het |toi |qua )?(?:thoi )?han(?: chot)?\\b";
    private static final Pattern BEFORE = Pattern.compile("(?:khi |luc |neu )?(?:chi |van )?con " + LENGTH
            + "(?: nua)?(?: (?:den|toi|truoc|la) (?:het )?han)?|\\btruoc " + DEADLINE + " " + LENGTH + "|" + LENGTH
            + " truoc " + DEADLINE);
    private static final Pattern AT_DEADLINE = Pattern.compile(
            "\\b(?:khi|luc|vao luc|ngay khi) (?:den|het|toi|qua) (?:thoi )?han(?: chot)?\\b|\\b(?:den|het|toi|qua)"
                    + " han\\b");
    private static final Pattern AFTER = Pattern.compile("\\bsau (?:khi (?:gui|phat hanh|ban hanh|phat) )?" + LENGTH
            + "(?: (?:sau|ke tu|tu) (?:khi|luc) (?:gui|phat hanh|ban hanh|phat))?((?:(?: ?,| va| roi) (?:sau )?"
            + LENGTH
            + ")*)");
    private static final Pattern EACH_LENGTH = Pattern.compile(LENGTH);
    private static final Pattern BELOW = Pattern.compile(
            "(?:neu |ma |khi )?(?:so nguoi |ty le |ti le )?(?:da )?(?:nhan |xac nhan |tra loi )?(?:van |moi |con"
                    + " )?(?:duoi|chua du|chua dat|chua toi|chua duoc|it hon|thap hon|khong du|chua qua) (\\d{1,3})"
                    + " ?(?:%|phan tram)(?: (?:so )?(?:nguoi |hoi vien |ba con )?(?:da )?(?:nhan|xac nhan|tra loi|bao"
                    + " nhan))?");

    /** "chủ tịch hội nông dân", up to the word that says when. */
    private static final Pattern NAMED_CHAIR = Pattern.compile(
            "\\bchu tich ((?:(?!(?:sau|khi|luc|vao|neu|ma|thi|con|truoc|den|het|toi|qua|va|roi|duoi|chua|it|so|ten|danh|trong|cua|biet|\\d+)\\b)"
                    + "[\\p{L}\\d-]+ ?)+)");

    private static final Pattern ANY_ASSOCIATION = Pattern.compile("(?:cac )?(?:hoi|doan the)");

    private static final Pattern OFFICE =
            Pattern.compile("\\b(?:chu tich (?:ubnd|uy ban)(?: nhan dan)?(?: xa| phuong)?|chu tich (?:xa|phuong)|lanh"
                    + " dao(?: (?:ubnd|uy ban|xa|phuong)(?: nhan dan)?(?: xa| phuong)?)?|nguoi"
                    + " (?:ky|duyet))\\b");

    private static final Map<Step.Whom, Pattern> WHOM = new EnumMap<>(Step.Whom.class);

    static {
        WHOM.put(Step.Whom.LEADER, Pattern.compile("\\b(?:cac )?(?:chi hoi truong|truong chi hoi|bi thu chi doan)\\b"));
        WHOM.put(Step.Whom.DEPUTY, Pattern.compile("\\b(?:cac )?(?:chi hoi pho|pho chi hoi|pho bi thu chi doan)\\b"));
        WHOM.put(Step.Whom.CHAIR, Pattern.compile("\\b(?:cac )?chu tich (?:cac )?(?:hoi|doan the)\\b"));
        WHOM.put(
                Step.Whom.VILLAGE_HEAD,
                Pattern.compile("\\b(?:cac )?(?:truong thon|truong ban|to truong to dan pho|truong khu pho)\\b"));
        WHOM.put(
                Step.Whom.AUTHOR,
                Pattern.compile("\\b(?:cho )?(?:toi|minh|nguoi soan(?: thao)?|nguoi gui|tac gia|can bo soan)\\b"));
    }

    private static final Pattern OF_THEIRS =
            Pattern.compile("\\b(?:trong|cua) (?:chi hoi|hoi|thon|doan the|phan) (?:cua )?(?:minh|ho|do)\\b");

    /** Words that change nothing. */
    private static final Pattern EMPTY = Pattern.compile(
            "\\b(?:nhac|bao|nho|lai|cao|cho|len|ca|thi|neu|khi|va|hay|may|tu dong|cac|nhung|moi|tat ca|ai|nguoi|ba"
                    + " con|hoi vien|doan vien|chua (?:nhan|tra loi|xac nhan|bao nhan|doc)|con thieu|ten|danh"
                    + " sach|so|biet|nua|lan|dau|them|voi|rieng)\\b");

    /** Either steps, or what was not understood. */
    public record Read(List<Step> steps, @Nullable Fault fault, String where) {
        private static Read of(Fault fault, String where) {
            return new Read(List.of(), fault, where);
        }
    }

    public enum Fault {
        EMPTY,
        NOT_UNDERSTOOD,
        NO_WHOM,
        NO_SUCH_BODY,
        NO_TIME,
        PERCENT,
        TIME,
        TOO_MANY
    }

    /** Finds the one association that is called so, in folded words ("hoi nong dan"). */
    public interface Associations {
        Optional<Step.Of> named(String words);
    }

    /** Never throws. */
    public Read read(String sentence, Associations associations) {
        String typed = Vietnamese.clean(sentence);
        if (typed.isEmpty() || typed.length() > LONGEST) {
            return Read.of(typed.isEmpty() ? Fault.EMPTY : Fault.TOO_MANY, "");
        }
        var steps = new ArrayList<Step>();
        String folded = Vietnamese.fold(typed);
        for (String clause : clauses(folded)) {
            var read = clause(clause, associations);
            if (read.fault() != null) {
                return Read.of(read.fault(), asTyped(typed, folded, clause));
            }
            steps.addAll(read.steps());
        }
        var distinct = steps.stream().distinct().toList();
        return distinct.size() > MOST_STEPS ? Read.of(Fault.TOO_MANY, "") : new Read(distinct, null, "");
    }

    private static String asTyped(String typed, String folded, String clause) {
        int at = folded.indexOf(clause);
        return at < 0 || folded.length() != typed.length() ? clause : typed.substring(at, at + clause.length());
    }

    /** Each with its own "nhắc" or "báo"; what has none belongs to the one before: "nhắc sau 4 giờ, 8 giờ". */
    private static List<String> clauses(String folded) {
        var clauses = new ArrayList<String>();
        String ahead = "";
        for (String piece : CLAUSES.split(folded, -1)) {
            if (piece.isBlank()) {
                continue;
            }
            String clause = ahead + piece.strip();
            boolean acts = ACT.matcher(clause).find();
            int last = clauses.size() - 1;
            if (!acts && last >= 0) {
                clauses.set(last, clauses.get(last) + ", " + clause);
            } else if (acts) {
                clauses.add(clause);
            }
            // "khi còn 1 ngày, nếu dưới 80%: báo …"
            ahead = acts || last >= 0 || clause.isEmpty() ? "" : clause + ", ";
        }
        if (!ahead.isEmpty()) {
            clauses.add(ahead.substring(0, ahead.length() - 2));
        }
        return clauses;
    }

    private static Read clause(String clause, Associations associations) {
        if (!ACT.matcher(clause).find()) {
            return Read.of(Fault.NOT_UNDERSTOOD, clause);
        }
        var rest = new Rest(clause);
        rest.take(OF_THEIRS);
        Integer below =
                rest.take(BELOW).map(found -> Integer.valueOf(found.group(1))).orElse(null);
        if (below != null && (below < 1 || below > 100)) {
            return Read.of(Fault.PERCENT, clause);
        }
        var whoms = new ArrayList<Step.Whom>();
        var chairs = new ArrayList<Step.Of>();
        // "chủ tịch xã" is no association's.
        rest.take(OFFICE).ifPresent(found -> whoms.add(Step.Whom.APPROVER));
        Optional<String> named =
                rest.take(NAMED_CHAIR, found -> !ANY_ASSOCIATION.matcher(found).matches());
        if (named.isPresent()) {
            Optional<Step.Of> of = associations.named(named.get());
            if (of.isEmpty()) {
                return Read.of(Fault.NO_SUCH_BODY, clause);
            }
            chairs.add(of.get());
        }
        WHOM.forEach((whom, said) -> rest.take(said).ifPresent(found -> whoms.add(whom)));
        var before = new ArrayList<Duration>();
        rest.take(BEFORE).ifPresent(found -> before.addAll(lengths(found.group())));
        rest.take(AT_DEADLINE).ifPresent(found -> before.add(Duration.ZERO));
        var after = new ArrayList<Duration>();
        rest.take(AFTER).ifPresent(found -> after.addAll(lengths(found.group())));
        if (!rest.left().isEmpty()) {
            return Read.of(Fault.NOT_UNDERSTOOD, clause);
        }
        boolean tells = !clause.matches(".*\\bnhac\\b.*");
        if (tells && whoms.isEmpty() && chairs.isEmpty()) {
            return Read.of(Fault.NO_WHOM, clause);
        }
        return steps(clause, whoms, chairs, after, before, below);
    }

    private static Read steps(
            String clause,
            List<Step.Whom> whoms,
            List<Step.Of> chairs,
            List<Duration> after,
            List<Duration> before,
            @Nullable Integer below) {
        if (after.isEmpty() && before.isEmpty()) {
            return Read.of(Fault.NO_TIME, clause);
        }
        boolean soon = after.stream().anyMatch(length -> length.compareTo(SHORTEST) < 0);
        boolean far = after.stream().anyMatch(length -> length.compareTo(FARTHEST) > 0)
                || before.stream().anyMatch(length -> length.compareTo(FARTHEST) > 0);
        if (soon || far) {
            return Read.of(Fault.TIME, clause);
        }
        var steps = new ArrayList<Step>();
        if (whoms.isEmpty() && chairs.isEmpty()) {
            add(steps, null, null, after, before, below);
        }
        whoms.forEach(whom -> add(steps, whom, null, after, before, below));
        chairs.forEach(of -> add(steps, Step.Whom.CHAIR, of, after, before, below));
        return new Read(steps, null, "");
    }

    private static void add(
            List<Step> steps,
            Step.@Nullable Whom whom,
            Step.@Nullable Of of,
            List<Duration> after,
            List<Duration> before,
            @Nullable Integer below) {
        after.forEach(length -> steps.add(new Step(whom, of, length, null, below)));
        before.forEach(length -> steps.add(new Step(whom, of, null, length, below)));
    }

    private static List<Duration> lengths(String said) {
        return EACH_LENGTH
                .matcher(said)
                .results()
                .map(found -> length(found.group(1), found.group(2)))
                .toList();
    }

    private static Duration length(String number, String unit) {
        Duration one =
                switch (unit) {
                    case "phut", "p" -> Duration.ofMinutes(1);
                    case "gio", "tieng", "g", "h" -> Duration.ofHours(1);
                    case "tuan" -> Duration.ofDays(7);
                    default -> Duration.ofDays(1);
                };
        return switch (number) {
            case "nua" -> one.dividedBy(2);
            case "mot" -> one;
            case "hai" -> one.multipliedBy(2);
            case "ba" -> one.multipliedBy(3);
            case "bon" -> one.multipliedBy(4);
            case "nam" -> one.multipliedBy(5);
            case "bay" -> one.multipliedBy(7);
            case "tam" -> one.multipliedBy(8);
            case "chin" -> one.multipliedBy(9);
            case "muoi" -> one.multipliedBy(10);
            default -> one.multipliedBy(Long.parseLong(number));
        };
    }

    /** What of a clause is not understood yet. */
    private static final class Rest {
        private String left;

        Rest(String clause) {
            left = clause;
        }

        Optional<MatchResult> take(Pattern pattern) {
            var found = pattern.matcher(left);
            if (!found.find()) {
                return Optional.empty();
            }
            MatchResult result = found.toMatchResult();
            left = left.substring(0, result.start()) + " " + left.substring(result.end());
            return Optional.of(result);
        }

        /** The first group of what fits and is wanted. */
        Optional<String> take(Pattern pattern, Predicate<String> wanted) {
            var found = pattern.matcher(left);
            if (!found.find() || !wanted.test(found.group(1).strip())) {
                return Optional.empty();
            }
            String named = found.group(1).strip();
            left = left.substring(0, found.start()) + " " + left.substring(found.end());
            return Optional.of(named);
        }

        String left() {
            return EMPTY.matcher(left).replaceAll(" ").replaceAll("[\\s:,\"“”!-]+", "");
        }
    }
}
