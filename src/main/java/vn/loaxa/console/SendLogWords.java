package vn.loaxa.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ZaloErrorWords;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveId;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.console.view.SendLogView;
import vn.loaxa.db.CommuneId;
import vn.loaxa.outbox.OutboxLine;
import vn.loaxa.outbox.OutboxState;
import vn.loaxa.text.Messages;

/** The lines of the send log in plain Vietnamese. */
final class SendLogWords {
    /** The sender of a row, by the head of its key. */
    private static final Pattern SENDER = Pattern.compile("([a-z-]+):(\\d+)?.*");

    private final Messages sentences = new Messages("send-log");
    private final DirectiveService directives;
    private final ZaloErrorWords reasons;
    private final Wording wording;

    SendLogWords(DirectiveService directives, ZaloErrorWords reasons, Wording wording) {
        this.directives = directives;
        this.reasons = reasons;
        this.wording = wording;
    }

    String text(String key) {
        return sentences.text(key);
    }

    String done(@Nullable String word) {
        return sentences.has("done." + word) ? sentences.text("done." + word) : "";
    }

    /** Finds the directive of a number, each looked up once. For one page. */
    Function<Long, Optional<Directive>> about(Handle handle, CommuneId commune) {
        Map<Long, Optional<Directive>> known = new HashMap<>();
        return id -> known.computeIfAbsent(id, key -> directives.byId(handle, commune, new DirectiveId(key)));
    }

    SendLogView.Row row(
            OutboxLine line,
            Optional<String> name,
            Function<Long, Optional<Directive>> about,
            Instant now,
            ZoneId zone) {
        boolean group = line.recipient().startsWith("group:");
        Optional<Directive> directive = directive(line, about);
        String what = "what." + line.what();
        return new SendLogView.Row(
                Long.toString(line.id().value()),
                wording.moment(line.changedAt(), now, zone),
                name.map(known -> group ? sentences.text("group", Map.of("name", known)) : known)
                        .orElseGet(() -> sentences.text(group ? "group.unknown" : "person.unknown")),
                sentences.has(what) ? sentences.text(what) : sentences.text("what.other"),
                directive.map(wording::name).map(Wording::sentence).orElseGet(() -> sender(line)),
                directive.map(found -> "/chi-dao/" + found.shortNumber()).orElse(""),
                status(line.state()),
                sentences.text("state." + line.state().name()),
                why(line, now, zone),
                line.state() == OutboxState.UNSETTLED
                        ? AccountRoutes.SEND_LOG + "/" + line.id().value() + "/gui-lai"
                        : "");
    }

    private static Optional<Directive> directive(OutboxLine line, Function<Long, Optional<Directive>> about) {
        Matcher sender = SENDER.matcher(line.key());
        return sender.matches() && sender.group(1).equals("directive") && sender.group(2) != null
                ? about.apply(Long.parseLong(sender.group(2)))
                : Optional.empty();
    }

    private String sender(OutboxLine line) {
        Matcher sender = SENDER.matcher(line.key());
        String key = "about." + (sender.matches() ? sender.group(1) : "other");
        return sentences.has(key) ? sentences.text(key) : sentences.text("about.other");
    }

    private static String status(OutboxState state) {
        return switch (state) {
            case PENDING -> "waiting";
            case SENDING -> "sending";
            case SENT -> "sent";
            case FAILED -> "failed";
            case UNKNOWN, UNSETTLED -> "unsure";
            case CANCELLED -> "";
        };
    }

    private String why(OutboxLine line, Instant now, ZoneId zone) {
        @Nullable Integer code = line.errorCode();
        String due = wording.moment(line.dueAt(), now, zone);
        return switch (line.state()) {
            case SENT -> line.charged() ? sentences.text("why.charged") : "";
            case FAILED -> code == null ? sentences.text("why.failed") : reasons.of(code, line.errorText());
            case UNKNOWN -> sentences.text("why.unknown");
            case UNSETTLED -> sentences.text("why.unsettled");
            case CANCELLED -> sentences.text("why.cancelled");
            case SENDING -> "";
            case PENDING -> {
                if (code != null) {
                    yield sentences.text("why.again", Map.of("why", reasons.of(code, line.errorText()), "at", due));
                }
                yield line.reason() != null
                        ? sentences.text("why.network", Map.of("at", due))
                        : line.dueAt().isAfter(now)
                                ? sentences.text("why.due", Map.of("at", due))
                                : sentences.text("why.turn");
            }
        };
    }
}
