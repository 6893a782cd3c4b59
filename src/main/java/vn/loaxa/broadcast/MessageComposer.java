package vn.loaxa.broadcast;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.OutgoingMessage;

/**
 * Writes the message that people read, in the shape of domain §2: tag line, number and date, issuer, text, deadline,
 * contact, how to answer. Immutable.
 */
final class MessageComposer {
    static final Messages MESSAGES = new Messages("broadcast");
    private static final DateTimeFormatter HOUR = DateTimeFormatter.ofPattern("HH'h'mm", Locale.ROOT);
    /** {@code [@id]} in a group text would call somebody by name (zalo-openapi §3). */
    private static final Pattern MENTION = Pattern.compile("\\[@([^\\]]*)]");

    /** To one person, with buttons that answer for them. */
    OutgoingMessage.Text toPerson(DirectiveDraft draft, Letterhead head) {
        return OutgoingMessage.Text.of(personText(draft, head), AnswerButtons.of(draft.extras(), head.number()));
    }

    /** The same message once more under a line that says so; only its title where both together are too long. */
    OutgoingMessage.Text reminder(DirectiveDraft draft, Letterhead head, int longest) {
        Map<String, ?> values = Map.of("number", head.number(), "title", draft.title());
        String whole = MESSAGES.text("nudge.head") + "\n" + personText(draft, head);
        String text = codePoints(whole) <= longest ? whole : MESSAGES.text("nudge.short", values);
        return OutgoingMessage.Text.of(text, AnswerButtons.of(draft.extras(), head.number()));
    }

    /** Into a group chat: without buttons, because Zalo promises them for single chats only. */
    OutgoingMessage.Text toGroup(DirectiveDraft draft, Letterhead head) {
        return OutgoingMessage.Text.of(groupText(draft, head));
    }

    String personText(DirectiveDraft draft, Letterhead head) {
        List<String> foot = new ArrayList<>(List.of(MESSAGES.text("contact.person")));
        foot.addAll(reply(draft.extras(), head, "person"));
        return compose(draft, head, foot);
    }

    private String groupText(DirectiveDraft draft, Letterhead head) {
        String text = compose(draft, head, reply(draft.extras(), head, "group"));
        return MENTION.matcher(text).replaceAll("@$1");
    }

    private static List<String> reply(DirectiveDraft.Extras extras, Letterhead head, String where) {
        String answer = answer(extras.answers(), head, where);
        return extras.survey() ? List.of(answer, MESSAGES.text("reply.survey." + where)) : List.of(answer);
    }

    private static String answer(AnswerSet answers, Letterhead head, String where) {
        return answers.none()
                ? MESSAGES.text("reply." + where, Map.of("number", head.number()))
                : MESSAGES.text(
                        "reply.answers." + where,
                        Map.of(
                                "number", head.number(),
                                "answers", answers.shown(),
                                "example", answers.example()));
    }

    /** The longer of the two texts in characters as Zalo counts them. */
    int length(DirectiveDraft draft, Letterhead head) {
        return Math.max(codePoints(personText(draft, head)), codePoints(groupText(draft, head)));
    }

    static int codePoints(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length());
    }

    private static String compose(DirectiveDraft draft, Letterhead head, List<String> foot) {
        List<String> lines = new ArrayList<>();
        lines.add(tag(draft));
        lines.add(numberAndDate(draft, head));
        String issuer = draft.particulars().issuer();
        lines.add(issuer.isEmpty() ? head.issuer() : issuer);
        if (!draft.particulars().signer().isEmpty()) {
            lines.add(
                    MESSAGES.text("signer", Map.of("signer", draft.particulars().signer())));
        }
        if (!head.about().isEmpty()) {
            lines.add(head.about());
        }
        lines.add(draft.text());
        Instant due = draft.dueAt();
        if (due != null) {
            ZonedDateTime at = due.atZone(head.zone());
            String weekday = MESSAGES.text("weekday." + at.getDayOfWeek().getValue());
            lines.add(MESSAGES.text("due", Map.of("hour", HOUR.format(at), "weekday", weekday, "date", Days.show(at))));
        }
        lines.addAll(foot);
        if (!head.code().isEmpty()) {
            lines.add(MESSAGES.text("check", Map.of("code", head.code())));
        }
        return String.join("\n", lines);
    }

    /** How a directive about an earlier one quotes it: what it does to it, and its number and day. */
    static String about(Follow.Kind kind, Directive first, ZoneId zone) {
        Instant out = first.publishedAt() == null ? first.createdAt() : first.publishedAt();
        String key = "about." + kind + (first.symbol().isEmpty() ? "" : ".paper");
        return MESSAGES.text(
                key,
                Map.of(
                        "number", first.shortNumber(),
                        "symbol", first.symbol(),
                        "date", Days.show(out.atZone(zone))));
    }

    private static String tag(DirectiveDraft draft) {
        String type = draft.particulars().type().toUpperCase(Locale.ROOT);
        String tag = type.isEmpty()
                ? MESSAGES.text("tag." + draft.urgency().name())
                : MESSAGES.text("tag.typed." + draft.urgency().name(), Map.of("type", type));
        boolean said = draft.title().isEmpty() || draft.text().startsWith(Drafts.withoutEllipsis(draft.title()));
        return said ? tag : MESSAGES.text("tag.titled", Map.of("tag", tag, "title", draft.title()));
    }

    /** The hour is told where it matters: on urgent papers of today. A paper of another day has that day and no hour. */
    private static String numberAndDate(DirectiveDraft draft, Letterhead head) {
        ZonedDateTime at = head.at().atZone(head.zone());
        LocalDate sent = at.toLocalDate();
        LocalDate issued = draft.particulars().issuedOn() == null
                ? sent
                : draft.particulars().issuedOn();
        boolean hour = draft.urgency() != Urgency.NORMAL && issued.equals(sent);
        String key = (draft.symbol().isEmpty() ? "day" : "number") + (hour ? ".hour" : "");
        return MESSAGES.text(key, Map.of("symbol", draft.symbol(), "date", Days.show(issued), "hour", HOUR.format(at)));
    }
}
