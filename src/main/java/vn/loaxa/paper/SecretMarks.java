package vn.loaxa.paper;

import java.util.List;
import java.util.Optional;

/**
 * Finds the stamp of a state secret. It stands alone: words such as "bảo mật" and "bí mật nhà nước" are none, also where a line
 * breaks between them.
 */
final class SecretMarks {
    /** A stamp stands in the head of a page. */
    private static final double HEAD = 0.5;

    private static final List<String> MARKS = PaperWords.list("secret.marks");
    private static final List<String> BEFORE = PaperWords.list("secret.before");
    private static final List<String> NOT_AFTER = PaperWords.list("secret.not-after");

    private SecretMarks() {}

    /** The segment that is such a mark. */
    static Optional<Segment> find(List<Segment> segments) {
        for (int at = 0; at < segments.size(); at++) {
            Segment segment = segments.get(at);
            boolean head = segment.page() == 1 || segment.down() < HEAD;
            if (head && isMark(segment) && !goesOn(segments, at)) {
                return Optional.of(segment);
            }
        }
        return Optional.empty();
    }

    private static boolean isMark(Segment segment) {
        String plain = PaperWords.plain(segment.text());
        for (String before : BEFORE) {
            if (plain.startsWith(before)) {
                String rest = plain.substring(before.length()).replace(':', ' ').strip();
                return MARKS.contains(rest);
            }
        }
        return segment.capitals() && MARKS.contains(plain);
    }

    /** Whether the line above in the same column ends with the first half of a word like "bảo mật". */
    private static boolean goesOn(List<Segment> segments, int at) {
        Segment mark = segments.get(at);
        for (int above = at - 1; above >= 0; above--) {
            Segment line = segments.get(above);
            if (line.sharesColumn(mark) && line.down() < mark.down()) {
                String plain = PaperWords.plain(line.text());
                return mark.down() - line.down() < 0.06 && NOT_AFTER.stream().anyMatch(plain::endsWith);
            }
        }
        return false;
    }
}
