package vn.loaxa.paper;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.paper.Paper.Finding;

/**
 * Reads the head of a paper: what Nghị định 30/2020/NĐ-CP puts in the upper half of its first page, each at its place. A place
 * that is empty or reads otherwise gives no finding.
 */
final class HeadReader {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d/M/yyyy", Locale.ROOT);
    private static final Pattern SYMBOL = Pattern.compile("^[Ss][ốỐ]\\s*[:.]?\\s*(\\d{1,5})\\s*([/–-]\\s*(?:\\d{4}/)?"
            + "\\p{Lu}[\\p{L}\\d]*(?:[/–-]\\p{Lu}[\\p{L}\\d]*)*)");
    private static final Pattern ISSUED =
            Pattern.compile("[Nn]gày\\s*(\\d{1,2})\\s*tháng\\s*(\\d{1,2})\\s*năm\\s*(\\d{4})");
    private static final Pattern ABOUT = Pattern.compile("^[Vv]/[Vv][:.]?\\s+(.+)$");
    /** The head is over by here, and so is the block of a subject. */
    private static final double HEAD = 0.45;

    private static final double SUBJECT = 0.6;
    private static final double NEXT_LINE = 0.035;
    private static final int LONGEST_SUMMARY = 400;

    private final List<Segment> page;
    private final List<Finding> findings = new ArrayList<>();

    private HeadReader(List<Segment> segments) {
        page = segments.stream().filter(segment -> segment.page() == 1).toList();
    }

    static List<Finding> read(List<Segment> segments) {
        var reader = new HeadReader(segments);
        Optional<Segment> symbol = reader.symbol();
        reader.issued();
        reader.issuer(symbol);
        reader.urgency();
        reader.typeAndSummary();
        return List.copyOf(reader.findings);
    }

    private Optional<Segment> symbol() {
        for (Segment segment : head()) {
            Matcher found = SYMBOL.matcher(segment.text());
            if (found.find()) {
                String symbol = found.group(1) + found.group(2).replace(" ", "").replace('–', '-');
                if (symbol.indexOf('/') >= 0) {
                    add(Field.SYMBOL, symbol, segment);
                    return Optional.of(segment);
                }
            }
        }
        return Optional.empty();
    }

    private void issued() {
        for (Segment segment : head()) {
            Matcher found = ISSUED.matcher(segment.text());
            Optional<LocalDate> day = found.find() ? date(found) : Optional.empty();
            if (day.isPresent()) {
                add(Field.ISSUED_ON, DATE.format(day.get()), segment);
                return;
            }
        }
    }

    private static Optional<LocalDate> date(Matcher found) {
        try {
            return Optional.of(LocalDate.of(
                    Integer.parseInt(found.group(3)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(1))));
        } catch (DateTimeException e) {
            return Optional.empty(); // 31 tháng 2: a slip of the pen is not ours to mend
        }
    }

    /** The lines of the left column above the number; the body that issues is the one that stands last. */
    private void issuer(Optional<Segment> symbol) {
        if (symbol.isEmpty()) {
            return;
        }
        List<String> not = PaperWords.list("issuer.not");
        List<Segment> lines = head().stream()
                .filter(line -> line.down() < symbol.get().down() && line.middle() < 0.5 && line.capitals())
                .filter(line -> not.stream().noneMatch(PaperWords.plain(line.text())::startsWith))
                .toList();
        if (!lines.isEmpty()) {
            String whole = String.join(" ", lines.stream().map(Segment::text).toList());
            add(Field.ISSUER, IssuerName.of(lines.stream().map(Segment::text).toList()), lines.get(0), whole);
        }
    }

    /** A boxed stamp: the word stands alone. */
    private void urgency() {
        List<String> marks = PaperWords.list("urgency.marks");
        for (Segment segment : head()) {
            int rank = marks.indexOf(PaperWords.plain(segment.text()));
            if (rank >= 0 && segment.capitals()) {
                add(Field.URGENCY, Integer.toString(rank + 1), segment);
                return;
            }
        }
    }

    private void typeAndSummary() {
        List<String> names = PaperWords.list("type.names");
        for (int at = 0; at < page.size(); at++) {
            Segment line = page.get(at);
            Matcher about = ABOUT.matcher(line.text());
            if (about.find() && line.down() < HEAD) {
                add(Field.TYPE, PaperWords.one("type.letter"), line);
                summary(at, about.group(1));
                return;
            }
            int name = line.capitals() && line.down() < HEAD ? names.indexOf(PaperWords.plain(line.text())) : -1;
            if (name >= 0) {
                add(Field.TYPE, sentenceCase(names.get(name)), line);
                summary(at, "");
                return;
            }
        }
        typeFromSymbol();
    }

    /** What stands below in the same column without a gap, up to what opens the body of the text. */
    private void summary(int start, String begun) {
        List<String> ends = PaperWords.list("summary.ends");
        Segment last = page.get(start);
        Segment first = last;
        var text = new StringBuilder(begun);
        for (Segment line : page.subList(start + 1, page.size())) {
            double gap = line.down() - last.down();
            if (gap <= 0 || !line.sharesColumn(last)) {
                continue;
            }
            // Below the name of its type the subject may stand off a little; its own lines do not.
            boolean over = gap > (text.length() == 0 ? 2 * NEXT_LINE : NEXT_LINE) || line.down() > SUBJECT;
            if (over || ends.stream().anyMatch(line.text()::startsWith)) {
                break;
            }
            if (line.text().chars().noneMatch(Character::isLetter)) {
                continue; // the rule below a heading
            }
            first = text.length() == 0 ? line : first;
            text.append(text.length() == 0 ? "" : " ").append(line.text());
            last = line;
        }
        if (text.length() > 0 && text.length() <= LONGEST_SUMMARY) {
            add(Field.SUMMARY, text.toString(), first, text.toString());
        }
    }

    private void typeFromSymbol() {
        findings.stream()
                .filter(found -> found.field() == Field.SYMBOL)
                .findFirst()
                .ifPresent(symbol -> {
                    List<String> codes = PaperWords.list("type.codes");
                    String value = symbol.value();
                    for (int code = 0; code < codes.size(); code++) {
                        if (value.matches("\\d+/(\\d{4}/)?" + codes.get(code) + "-.*")) {
                            String name =
                                    sentenceCase(PaperWords.list("type.names").get(code));
                            findings.add(new Finding(Field.TYPE, name, symbol.page(), symbol.line()));
                            return;
                        }
                    }
                });
    }

    private List<Segment> head() {
        return page.stream().filter(segment -> segment.down() < HEAD).toList();
    }

    private void add(Field field, String value, Segment where) {
        add(field, value, where, where.text());
    }

    private void add(Field field, String value, Segment where, String line) {
        findings.add(new Finding(field, value, where.page(), line));
    }

    static String sentenceCase(String capitals) {
        return capitals.substring(0, 1) + capitals.substring(1).toLowerCase(Locale.ROOT);
    }
}
