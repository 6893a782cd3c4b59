package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OptOuts;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Works out what sending a draft would mean. What is shown before sending and what is sent both come from here.
 *
 * <p>Who asked for no more news ("dừng nhận tin") is left out of what is no duty under the law: ordinary news of an association
 * from its leaders. What the office of the commune sends is its work under the law and needs no consent (Luật 91/2025/QH15, Điều
 * 19.1); what is urgent concerns life and property; and a correction or withdrawal goes to whoever has the first.
 */
final class Planning {
    private final Directory directory;
    private final Clock clock;
    private final RulesInForce rules;
    private final BroadcastSettings settings;
    private final RoutePlanner planner;
    private final Succession succession;
    private final Timing timing;
    private final AudienceReader audiences;
    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore counted = new DeliveryStore();
    private final MessageComposer composer = new MessageComposer();
    private final OptOuts optOuts = new OptOuts();

    Planning(Directory directory, Clock clock, RulesInForce rules, BroadcastSettings settings, Succession succession) {
        this.directory = directory;
        this.clock = clock;
        this.rules = rules;
        this.settings = settings;
        planner = new RoutePlanner(rules);
        this.succession = succession;
        timing = new Timing(clock, rules, settings.night());
        audiences = new AudienceReader(directory);
    }

    record Planned(Routing routing, Plan plan) {}

    /** Who it is for: the audience as chosen, or those of an earlier directive's roll. */
    List<Recipient> recipients(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Follow follow = draft.follow();
        return follow == null
                ? audiences.recipients(handle, commune, draft.audience())
                : succession.recipients(handle, commune, follow);
    }

    Planned plan(Handle handle, CommuneId commune, DirectiveDraft raw) {
        DirectiveDraft draft = succession.withAudience(handle, commune, raw);
        return plan(handle, commune, draft, recipients(handle, commune, draft));
    }

    Planned plan(Handle handle, CommuneId commune, DirectiveDraft draft, List<Recipient> recipients) {
        Routing routing = planner.route(
                recipients, audiences.chats(handle, commune), clock.instant(), optedOut(handle, commune, draft));
        AudienceReader.Names names = audiences.names(handle, commune);
        List<Audience.Part> parts = draft.audience().parts();
        Plan plan = routing.plan(
                parts.size(),
                part -> names.part(parts.get(part)),
                rules.now(),
                settings.ratePerMinute(),
                draft.fileId() == null ? 1 : 2);
        return new Planned(
                routing, plan.leaving(departure(handle, commune, draft).orElse(null), night(handle, commune, draft)));
    }

    private Set<ZaloUserId> optedOut(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Follow follow = draft.follow();
        boolean news = draft.urgency() == Urgency.NORMAL
                && (follow == null || follow.kind() == Follow.Kind.UNANSWERED)
                && !directory.authority(handle, commune, draft.author()).speaksForCommune();
        return news ? optOuts.fromAssociationNews(handle, commune) : Set.of();
    }

    /** Empty if it leaves now. */
    Optional<Instant> departure(Handle handle, CommuneId commune, DirectiveDraft draft) {
        return timing.departure(draft, place(handle, commune).zone());
    }

    private Plan.Night night(Handle handle, CommuneId commune, DirectiveDraft draft) {
        ZoneId zone = place(handle, commune).zone();
        if (timing.heldByNight(draft, zone)) {
            return Plan.Night.HOLDS_BACK;
        }
        boolean wouldBeHeld = timing.heldByNight(
                draft.sent(new Dispatch(
                        draft.dispatch().sendAt(), "", draft.dispatch().drill())),
                zone);
        return wouldBeHeld ? Plan.Night.BROKEN_FOR_A_REASON : Plan.Night.NONE;
    }

    /** The message to one person, as it would go out now. */
    String message(Handle handle, CommuneId commune, DirectiveDraft draft) {
        Person author = directory.person(handle, draft.author()).orElseThrow();
        Addressee example = addressees(handle, commune).person(author, null);
        return composer.personText(
                draft.to(example), letterhead(handle, commune, draft, directives.peekNumber(handle, commune)));
    }

    /** How recipients are called in a text. */
    Addressees addressees(Handle handle, CommuneId commune) {
        return new Addressees(audiences.names(handle, commune));
    }

    /** The text of a kept directive for one reader. */
    String textFor(Handle handle, CommuneId commune, Directive directive, PersonId reader) {
        if (!Placeholders.any(directive.text())) {
            return directive.text();
        }
        Addressees addressees = addressees(handle, commune);
        return directory
                .person(handle, reader)
                .map(person -> addressees.person(person, counted.body(handle, directive.id(), reader)))
                .map(addressee -> Placeholders.fill(directive.text(), addressee))
                .orElse(directive.text());
    }

    /** The message of a kept directive, dated as it went out. */
    String messageOf(Handle handle, CommuneId commune, Directive directive) {
        return composer.personText(DirectiveDraft.of(directive), letterheadOf(handle, commune, directive));
    }

    Letterhead letterheadOf(Handle handle, CommuneId commune, Directive directive) {
        Letterhead now = letterheadNow(handle, commune, directive);
        Instant at = directive.publishedAt();
        return at == null ? now : now.dated(at);
    }

    /** The frame of a kept directive that goes out now. */
    Letterhead letterheadNow(Handle handle, CommuneId commune, Directive directive) {
        return letterhead(handle, commune, DirectiveDraft.of(directive), directive.shortNumber())
                .of(directive);
    }

    /** Whether the longest message that any of them would get is too long for Zalo. */
    boolean tooLong(Handle handle, CommuneId commune, DirectiveDraft draft, List<Recipient> recipients) {
        Letterhead head = letterhead(handle, commune, draft, directives.peekNumber(handle, commune));
        DirectiveDraft longest = Placeholders.any(draft.text())
                ? draft.to(addressees(handle, commune).longest(recipients))
                : draft;
        return composer.length(longest, head) > rules.now().sizes().text();
    }

    /** For what is not kept yet: its code comes with its number. */
    Letterhead letterhead(Handle handle, CommuneId commune, DirectiveDraft draft, int number) {
        Commune place = place(handle, commune);
        Follow follow = draft.follow();
        String about = follow == null
                ? ""
                : directives
                        .byNumber(handle, commune, follow.number())
                        .map(first -> MessageComposer.about(follow.kind(), first, place.zone()))
                        .orElse("");
        return new Letterhead(
                issuer(handle, place, draft),
                number,
                clock.instant(),
                place.zone(),
                about,
                MessageComposer.MESSAGES.text("check.later"));
    }

    private Commune place(Handle handle, CommuneId commune) {
        return directory
                .commune(handle, commune)
                .orElseThrow(() -> new IllegalArgumentException("There is no commune " + commune));
    }

    /** Officials speak for the commune; a leader speaks under the own title. */
    private String issuer(Handle handle, Commune commune, DirectiveDraft draft) {
        Authority author = directory.authority(handle, commune.id(), draft.author());
        if (author.speaksForCommune()) {
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
