package vn.loaxa.conversation;

import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.broadcast.CheckCode;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;

/** Says whether the commune sent a message; for everybody, also those whom nobody knows. */
final class CheckCommands {
    private static final DateTimeFormatter AT = DateTimeFormatter.ofPattern("HH'h'mm 'ngày' d/M/yyyy", Locale.ROOT);

    private final DirectiveService directives;

    CheckCommands(DirectiveService directives) {
        this.directives = directives;
    }

    void check(Chat chat, String typed) {
        if (typed.isEmpty()) {
            chat.say("check.how");
            return;
        }
        Optional<Directive> found =
                CheckCode.read(typed).flatMap(code -> directives.sentWithCode(chat.handle(), chat.communeId(), code));
        if (found.isEmpty()) {
            chat.say("check.unknown", Map.of("code", typed.toUpperCase(Locale.ROOT)));
        } else {
            chat.say("check." + state(found.get()), values(chat, found.get()));
        }
    }

    private static String state(Directive directive) {
        return directive.state() == DirectiveState.WITHDRAWN
                ? "withdrawn"
                : directive.state() == DirectiveState.REPLACED ? "replaced" : "sent";
    }

    private static Map<String, String> values(Chat chat, Directive directive) {
        Instant at = directive.publishedAt();
        String number = directive.symbol().isEmpty()
                ? chat.text("check.notice", Map.of("number", directive.shortNumber()))
                : chat.text("check.paper", Map.of("symbol", directive.symbol()));
        return Map.of(
                "code", directive.checkCode(),
                "name", number,
                "title", directive.title(),
                "at",
                        AT.format((at == null ? directive.createdAt() : at)
                                .atZone(chat.commune().zone())));
    }
}
