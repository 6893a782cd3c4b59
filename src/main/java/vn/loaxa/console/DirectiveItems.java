package vn.loaxa.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveId;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.DirectiveState;
import vn.loaxa.console.view.DirectiveItem;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;

/** A directive as a line of a list. */
final class DirectiveItems {
    private final DirectiveService directives;
    private final Directory directory;
    private final Sight sight;
    private final Wording wording;

    DirectiveItems(DirectiveService directives, Directory directory, Sight sight, Wording wording) {
        this.directives = directives;
        this.directory = directory;
        this.sight = sight;
        this.wording = wording;
    }

    /** What the visitor may see of the newest directives. */
    List<DirectiveItem> list(Handle handle, Visitor visitor, int limit, Instant now) {
        return of(handle, visitor, seen(handle, visitor, limit), now);
    }

    /** Directives that are the visitor's to see: all for the office, those of the own branch or to oneself for the others. */
    List<Directive> seen(Handle handle, Visitor visitor, int limit) {
        Set<DirectiveId> received = directives.noticesFor(handle, visitor.communeId(), visitor.id(), limit).stream()
                .map(Directive::id)
                .collect(Collectors.toSet());
        return directives.recent(handle, visitor.communeId(), limit).stream()
                .filter(directive -> Sight.whole(visitor, directive)
                        || (Sight.any(visitor, directive)
                                && (received.contains(directive.id()) || inSight(handle, visitor, directive))))
                .toList();
    }

    List<DirectiveItem> of(Handle handle, Visitor visitor, List<Directive> list, Instant now) {
        return list.stream()
                .map(directive -> of(handle, visitor, directive, now))
                .toList();
    }

    private boolean inSight(Handle handle, Visitor visitor, Directive directive) {
        return directives
                .board(handle, visitor.communeId(), directive.shortNumber())
                .flatMap(board -> sight.of(handle, visitor, board))
                .isPresent();
    }

    private DirectiveItem of(Handle handle, Visitor visitor, Directive directive, Instant now) {
        int acknowledged = 0;
        int roll = 0;
        if (Sight.out(directive) && directive.state() != DirectiveState.DRILLED) {
            var board = directives
                    .board(handle, visitor.communeId(), directive.shortNumber())
                    .flatMap(whole -> sight.of(handle, visitor, whole));
            acknowledged = board.map(own -> own.whole().count(DeliveryStatus.ACKNOWLEDGED))
                    .orElse(0);
            roll = board.map(own -> own.whole().roll()).orElse(0);
        }
        return new DirectiveItem(
                "/chi-dao/" + directive.shortNumber(),
                directive.title(),
                detail(handle, visitor.zone(), directive, now),
                directive.urgency().ordinal(),
                wording.urgency(directive.urgency()),
                directive.state() == DirectiveState.PUBLISHED ? "" : wording.text("state." + directive.state()),
                acknowledged,
                roll,
                wording.text(
                        "progress",
                        Map.of("roll", wording.number(roll), "percent", wording.percent(acknowledged, roll))));
    }

    private String detail(Handle handle, ZoneId zone, Directive directive, Instant now) {
        String name = directive.symbol().isEmpty()
                ? wording.text("directive.number", Map.of("n", directive.shortNumber()))
                : directive.symbol();
        Instant published = directive.publishedAt();
        if (published != null) {
            return name + ", "
                    + wording.text("directive.published", Map.of("at", wording.moment(published, now, zone)));
        }
        String author =
                directory.person(handle, directive.author()).map(Person::name).orElse("");
        return name + ", "
                + wording.text(
                        "directive.submitted",
                        Map.of("author", author, "at", wording.moment(directive.createdAt(), now, zone)));
    }
}
