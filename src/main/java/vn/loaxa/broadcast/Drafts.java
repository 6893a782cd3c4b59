package vn.loaxa.broadcast;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Brings a draft to the one form that is hashed, stored and sent. */
final class Drafts {
    private static final int LONGEST_TITLE = 120;
    private static final String ELLIPSIS = "…";
    /** Control characters, and the marks that turn the direction of writing: both can make a text look like another one. */
    private static final Pattern HIDDEN = Pattern.compile("[\\p{Cc}&&[^\\n]]|[\\u202A-\\u202E\\u2066-\\u2069\\uFEFF]");

    private Drafts() {}

    static DirectiveDraft tidy(DirectiveDraft draft) {
        String text = tidy(draft.text());
        String title = tidy(draft.title()).replace('\n', ' ');
        return new DirectiveDraft(
                draft.author(),
                tidy(draft.symbol()).replace('\n', ' '),
                title.isEmpty() ? firstLine(text) : title,
                text,
                draft.urgency(),
                draft.audience(),
                draft.fileId(),
                toMillis(draft.dueAt()));
    }

    /** What a stored directive was made from. */
    static DirectiveDraft of(Directive directive) {
        return new DirectiveDraft(
                directive.author(),
                directive.symbol(),
                directive.title(),
                directive.text(),
                directive.urgency(),
                directive.audience(),
                directive.fileId(),
                directive.dueAt());
    }

    static String withoutEllipsis(String title) {
        return title.endsWith(ELLIPSIS) ? title.substring(0, title.length() - 1) : title;
    }

    private static String tidy(String text) {
        String lines = text.replace("\r\n", "\n").replace('\r', '\n').replace('\t', ' ');
        return HIDDEN.matcher(Normalizer.normalize(lines, Normalizer.Form.NFC))
                .replaceAll("")
                .strip();
    }

    private static String firstLine(String text) {
        int end = text.indexOf('\n');
        String line = end < 0 ? text : text.substring(0, end).strip();
        if (line.codePointCount(0, line.length()) <= LONGEST_TITLE) {
            return line;
        }
        return line.substring(0, line.offsetByCodePoints(0, LONGEST_TITLE - 1)).strip() + ELLIPSIS;
    }

    private static @Nullable Instant toMillis(@Nullable Instant instant) {
        return instant == null ? null : instant.truncatedTo(ChronoUnit.MILLIS);
    }
}
