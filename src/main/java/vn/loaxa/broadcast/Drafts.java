package vn.loaxa.broadcast;

import java.text.Normalizer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.PersonId;

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
                toMillis(draft.dueAt()),
                draft.follow(),
                new Dispatch(
                        toMillis(draft.dispatch().sendAt()),
                        tidy(draft.dispatch().nightReason()).replace('\n', ' '),
                        draft.dispatch().drill()),
                tidy(draft.particulars()),
                new DirectiveDraft.Extras(
                        draft.extras().answers(),
                        line(draft.extras().followUp()),
                        draft.extras().survey()));
    }

    private static Particulars tidy(Particulars paper) {
        return new Particulars(line(paper.type()), line(paper.issuer()), paper.issuedOn(), line(paper.signer()));
    }

    private static String line(String text) {
        return tidy(text).replace('\n', ' ');
    }

    /** The notice that ends a directive: as urgent as that one was. */
    static DirectiveDraft withdrawal(Directive first, PersonId actor, String reason) {
        var messages = MessageComposer.MESSAGES;
        String name = first.symbol().isEmpty()
                ? messages.text("withdrawal.notice", Map.of("number", first.shortNumber()))
                : messages.text("withdrawal.paper", Map.of("symbol", first.symbol()));
        Map<String, String> values = Map.of("name", name, "title", first.title(), "reason", reason.strip());
        String text = messages.text(reason.isBlank() ? "withdrawal.text" : "withdrawal.text.reason", values);
        return new DirectiveDraft(
                actor,
                "",
                messages.text("withdrawal.title", values),
                text,
                first.urgency(),
                first.audience(),
                null,
                null,
                new Follow(first.shortNumber(), Follow.Kind.WITHDRAWS),
                Dispatch.NOW,
                Particulars.NONE,
                DirectiveDraft.Extras.NONE);
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
