package vn.loaxa.console;

import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
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

    /**
     * Directives that are the visitor's to see among so many, newest first: all for the office, those of the own branch or to
     * oneself for the others.
     *
     * @param skipped how many newer ones are passed over
     */
    List<Directive> seen(Handle handle, Visitor visitor, int skipped, int limit) {
        List<Directive> recent = directives.recent(handle, visitor.communeId(), skipped, limit);
        List<Directive> doubtful = recent.stream()
                .filter(directive -> !Sight.whole(visitor, directive) && Sight.any(visitor, directive))
                .toList();
        if (doubtful.isEmpty()) {
            return recent.stream()
                    .filter(directive -> Sight.whole(visitor, directive))
                    .toList();
        }
        Set<DirectiveId> theirs =
                new HashSet<>(tallies(handle, visitor, doubtful).keySet());
        directives
                .noticesFor(handle, visitor.communeId(), visitor.id(), skipped + limit)
                .forEach(notice -> theirs.add(notice.id()));
        return recent.stream()
                .filter(directive -> Sight.whole(visitor, directive)
                        || Sight.any(visitor, directive) && theirs.contains(directive.id()))
                .toList();
    }

    List<DirectiveItem> of(Handle handle, Visitor visitor, List<Directive> list, Instant now) {
        Map<DirectiveId, Board> tallies = tallies(
                handle,
                visitor,
                list.stream()
                        .filter(directive -> Sight.out(directive) && directive.state() != DirectiveState.DRILLED)
                        .toList());
        return list.stream()
                .map(directive -> of(handle, visitor, directive, tallies.get(directive.id()), now))
                .toList();
    }

    /** How many have what of it, as far as it is the visitor's to see; what is not theirs is absent. */
    Map<DirectiveId, Board> tallies(Handle handle, Visitor visitor, List<Directive> list) {
        return sight.of(handle, visitor, directives.tallies(handle, visitor.communeId(), list));
    }

    /** The same of one directive. */
    Optional<Board> tally(Handle handle, Visitor visitor, Directive directive) {
        return Optional.ofNullable(tallies(handle, visitor, List.of(directive)).get(directive.id()));
    }

    private DirectiveItem of(Handle handle, Visitor visitor, Directive directive, @Nullable Board tally, Instant now) {
        int acknowledged = tally == null ? 0 : tally.whole().count(DeliveryStatus.ACKNOWLEDGED);
        int roll = tally == null ? 0 : tally.whole().roll();
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
