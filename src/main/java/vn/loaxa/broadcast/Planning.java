package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Recipient;
import vn.loaxa.settings.ZaloRules;

/** Works out what sending a draft would mean. What is shown before sending and what is sent both come from here. */
final class Planning {
    private final Directory directory;
    private final Clock clock;
    private final ZaloRules rules;
    private final BroadcastSettings settings;
    private final RoutePlanner planner;
    private final AudienceReader audiences;
    private final DirectiveStore directives = new DirectiveStore();
    private final MessageComposer composer = new MessageComposer();

    Planning(Directory directory, Clock clock, ZaloRules rules, BroadcastSettings settings) {
        this.directory = directory;
        this.clock = clock;
        this.rules = rules;
        this.settings = settings;
        planner = new RoutePlanner(rules);
        audiences = new AudienceReader(directory);
    }

    record Planned(Routing routing, Plan plan) {}

    Planned plan(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return plan(handle, commune, draft, audiences.recipients(handle, commune, draft.audience()));
    }

    Planned plan(Handle handle, CommuneId commune, DirectiveDraft draft, List<Recipient> recipients) {
        Routing routing = planner.route(recipients, audiences.chats(handle, commune), clock.instant());
        AudienceReader.Names names = audiences.names(handle, commune);
        List<Audience.Part> parts = draft.audience().parts();
        Plan plan = routing.plan(
                parts.size(),
                part -> names.part(parts.get(part)),
                rules,
                settings.ratePerMinute(),
                draft.fileId() == null ? 1 : 2);
        return new Planned(routing, plan);
    }

    /** The message to one person, as it would go out now. */
    String message(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return composer.personText(draft, letterhead(handle, commune, draft, directives.peekNumber(handle, commune)));
    }

    /** The message of a kept directive, dated as it went out. */
    String messageOf(Handle handle, CommuneId commune, Directive directive) {
        DirectiveDraft draft = Drafts.of(directive);
        Letterhead now = letterhead(handle, commune, draft, directive.shortNumber());
        Instant at = directive.publishedAt() == null ? now.at() : directive.publishedAt();
        return composer.personText(draft, new Letterhead(now.issuer(), now.number(), at, now.zone()));
    }

    boolean tooLong(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Letterhead head = letterhead(handle, commune, draft, directives.peekNumber(handle, commune));
        return composer.length(draft, head) > rules.sizes().text();
    }

    Letterhead letterhead(Handle handle, CommuneId commune, DirectiveDraft draft, int number) {
        Commune place = directory
                .commune(handle, commune)
                .orElseThrow(() -> new IllegalArgumentException("There is no commune " + commune));
        return new Letterhead(issuer(handle, place, draft), number, clock.instant(), place.zone());
    }

    /** Officials speak for the commune; a leader speaks under the own title. */
    private String issuer(Handle handle, Commune commune, DirectiveDraft draft) {
        Authority author = directory.authority(handle, commune.id(), draft.author());
        if (Permissions.official(author)) {
            return MessageComposer.MESSAGES.text("issuer.commune", Map.of("commune", lowered(commune.name())));
        }
        return author.titles().stream()
                .findFirst()
                .or(() -> directory.person(handle, draft.author()).map(Person::name))
                .orElseThrow();
    }

    /** "Xã Đông Mẫu" inside a sentence. */
    private static String lowered(String name) {
        return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
    }
}
