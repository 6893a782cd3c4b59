package vn.loaxa.broadcast.answer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.text.Vietnamese;

/**
 * Reads what a directive asks: a line (or a stretch between wide gaps, as in a message) for each choice, "2 = Vắng (ghi lý do)"; or
 * the things to count, "số chó, số mèo", with "0 = không nuôi" after it. Every line must be understood. Pure.
 */
public final class AnswerSetReader {
    private static final int LONGEST_LABEL = 60;
    private static final Pattern LINES = Pattern.compile("[\\n;|]+|\\t+| {2,}");
    private static final Pattern HEAD = Pattern.compile("(?iu)^trả lời\\s*:\\s*");
    private static final Pattern CHOICE = Pattern.compile("(\\d{1,2}|\\p{Lu}{2,10})\\s*[=:.)]\\s*(\\S.*)");
    private static final Pattern COUNTS =
            Pattern.compile("(?:đếm\\s*:\\s*|(?=số\\s))(.+)", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern EXAMPLE =
            Pattern.compile("\\((?:ví dụ|vd)(?!\\p{L})[^)]*\\)\\.?", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern INLINE_ZERO = Pattern.compile("[.,]?\\s*(?<!\\d)0\\s*=\\s*([^,.]+)\\.?\\s*$");
    private static final Pattern FLAG = Pattern.compile("\\(([^()]*)\\)");
    private static final Set<String> REASON = Set.of("ghi ly do", "ghi ro ly do", "neu ly do", "ly do");
    private static final Set<String> HELP = Set.of("can giup", "bao ngay", "can giup bao ngay");
    private static final Set<String> NO_RECEIPT =
            Set.of("chua tinh da nhan", "khong tinh da nhan", "chua tinh la da nhan", "khong tinh la da nhan");

    private AnswerSetReader() {}

    public enum Fault {
        NOT_UNDERSTOOD,
        TOO_LONG,
        TWICE,
        TOO_MANY,
        TOO_MANY_COUNTS,
        MIXED
    }

    /** Either a set, or what is wrong and where. */
    public record Read(AnswerSet set, @Nullable Fault fault, String where) {
        private static Read of(Fault fault, String where) {
            return new Read(AnswerSet.NONE, fault, where);
        }
    }

    /** A stored set; what is stored was read before. */
    public static AnswerSet stored(@Nullable String text) {
        return text == null ? AnswerSet.NONE : read(text).set();
    }

    /** Never throws. Nothing typed is {@link AnswerSet#NONE}. */
    public static Read read(String typed) {
        List<Choice> choices = new ArrayList<>();
        List<String> counts = new ArrayList<>();
        String zero = "";
        for (String line : LINES.split(HEAD.matcher(typed.strip()).replaceFirst(""), -1)) {
            String said = Vietnamese.clean(line);
            Matcher choice = CHOICE.matcher(said);
            if (said.isEmpty()) {
                continue;
            }
            if (choice.matches() && !counts.isEmpty() && choice.group(1).equals("0")) {
                zero = withoutEnd(choice.group(2));
            } else if (choice.matches()) {
                choices.add(choice(choice.group(1), choice.group(2)));
            } else if (COUNTS.matcher(said).matches()) {
                Matcher ends = INLINE_ZERO.matcher(said);
                zero = ends.find() ? ends.group(1).strip() : zero;
                counts.addAll(counted(ends.replaceFirst("")));
            } else {
                return Read.of(Fault.NOT_UNDERSTOOD, said);
            }
        }
        return checked(choices, counts, zero);
    }

    private static Read checked(List<Choice> choices, List<String> counts, String zero) {
        if (!choices.isEmpty() && !counts.isEmpty()) {
            return Read.of(Fault.MIXED, choices.get(0).shown());
        }
        if (choices.size() > AnswerSet.MOST_CHOICES) {
            return Read.of(Fault.TOO_MANY, choices.get(AnswerSet.MOST_CHOICES).shown());
        }
        if (counts.size() > AnswerSet.MOST_COUNTS) {
            return Read.of(Fault.TOO_MANY_COUNTS, counts.get(AnswerSet.MOST_COUNTS));
        }
        Set<String> seen = new HashSet<>();
        for (Choice choice : choices) {
            if (choice.label().isEmpty()) {
                return Read.of(Fault.NOT_UNDERSTOOD, choice.key());
            }
            if (choice.label().length() > LONGEST_LABEL) {
                return Read.of(Fault.TOO_LONG, choice.label());
            }
            if (!seen.add(Vietnamese.fold(choice.key())) || !seen.add("= " + Vietnamese.fold(choice.label()))) {
                return Read.of(Fault.TWICE, choice.shown());
            }
        }
        for (String count : counts) {
            if (count.length() > LONGEST_LABEL) {
                return Read.of(Fault.TOO_LONG, count);
            }
            if (!seen.add(Vietnamese.fold(count))) {
                return Read.of(Fault.TWICE, count);
            }
        }
        return new Read(new AnswerSet(choices, counts, zero), null, "");
    }

    /** Who calls for help must not be overlooked because a mark was forgotten. */
    private static Choice choice(String key, String text) {
        boolean reason = false;
        boolean receipt = true;
        boolean help = false;
        String label = text;
        Matcher flags = FLAG.matcher(text);
        while (flags.find()) {
            String flag = String.join(" ", Vietnamese.words(flags.group(1)));
            boolean known = true;
            if (REASON.contains(flag)) {
                reason = true;
            } else if (HELP.contains(flag)) {
                help = true;
            } else if (NO_RECEIPT.contains(flag)) {
                receipt = false;
            } else {
                known = false;
            }
            label = known ? label.replace(flags.group(), "") : label;
        }
        label = withoutEnd(label);
        boolean calls = String.join(" ", Vietnamese.words(label)).contains("can giup");
        return new Choice(key, label, reason, receipt, help || calls);
    }

    private static List<String> counted(String text) {
        String bare = EXAMPLE.matcher(text).replaceAll("").replaceFirst("(?iu)^đếm\\s*:\\s*", "");
        return Arrays.stream(bare.split("[,.]|(?iu)\\s+và\\s+", -1))
                .map(Vietnamese::clean)
                .filter(label -> !label.isEmpty())
                .map(label -> label.substring(0, 1).toLowerCase(Locale.ROOT) + label.substring(1))
                .toList();
    }

    private static String withoutEnd(String text) {
        return Vietnamese.clean(text).replaceFirst("[\\s.,]+$", "");
    }
}
