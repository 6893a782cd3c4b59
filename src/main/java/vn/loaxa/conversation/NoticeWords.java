package vn.loaxa.conversation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Days;

/** Which directive somebody means and may see, and how it is called in a chat. */
final class NoticeWords {
    private final DirectiveService directives;

    NoticeWords(DirectiveService directives) {
        this.directives = directives;
    }

    /** Nobody reads what is not for them, unless reading reports is their office. */
    Optional<Directive> visible(Chat chat, PersonId person, int number) {
        Optional<Directive> directive = directives.byNumber(chat.handle(), chat.communeId(), number);
        return directive.filter(it -> it.author().equals(person)
                || may(chat, Right.SEE_REPORTS)
                || may(chat, Right.APPROVE_DIRECTIVE)
                || directives.isFor(chat.handle(), it, person));
    }

    static boolean may(Chat chat, Right right) {
        Authority authority = chat.authority();
        return authority != null && authority.mayEverywhere(right);
    }

    static String line(Chat chat, Directive directive) {
        Instant at = Optional.ofNullable(directive.publishedAt()).orElse(directive.createdAt());
        return chat.text(
                "notices.line",
                Map.of(
                        "number", directive.shortNumber(),
                        "title", title(directive),
                        "day", day(chat, at)));
    }

    static String title(Directive directive) {
        String title = directive.title().isBlank() ? directive.text() : directive.title();
        String named = BodyChoice.shortened(title);
        return directive.symbol().isBlank() ? named : directive.symbol() + " – " + named;
    }

    static String day(Chat chat, Instant at) {
        return Days.show(at.atZone(chat.commune().zone()));
    }
}
