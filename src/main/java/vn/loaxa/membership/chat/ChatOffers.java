package vn.loaxa.membership.chat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.membership.chat.ChatOffer.Ready;
import vn.loaxa.membership.chat.ChatOffer.Reason;
import vn.loaxa.membership.chat.ChatOffer.Refused;
import vn.loaxa.settings.RulesInForce;

/**
 * Makes a group chat on a word, without a form: package, name and keeper are chosen as the console would offer them, by the packages
 * known last. Nothing here asks Zalo. Thread-safe; every call is part of the caller's transaction.
 */
public final class ChatOffers {
    private final Directory directory;
    private final ChatCreations creations;
    private final ChatRounds rounds;
    private final ChatKeepers keepers;
    private final RulesInForce rules;
    private final Clock clock;
    private final ChatPackages packages = new ChatPackages();

    public ChatOffers(
            Directory directory, ChatCreations creations, ChatRounds rounds, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.creations = creations;
        this.rounds = rounds;
        this.rules = rules;
        this.clock = clock;
        keepers = new ChatKeepers(directory, rules, clock);
    }

    /** What making a chat for this body would be; nothing is written. */
    public ChatOffer offer(Handle handle, CommuneId commune, PersonId actor, BodyId bodyId) {
        Optional<Body> found = directory.bodies(handle, commune).stream()
                .filter(one -> one.id().equals(bodyId))
                .filter(one -> directory.authority(handle, commune, actor).may(Right.MAKE_CHAT, one))
                .findFirst();
        if (found.isEmpty()) {
            return new Refused(Reason.NOT_ALLOWED);
        }
        Body body = found.get();
        if (body.group() != null) {
            return new Refused(Reason.HAS_CHAT);
        }
        if (creations.last(handle, commune, bodyId).filter(ChatCreation::open).isPresent()) {
            return new Refused(Reason.UNDER_WAY);
        }
        if (packages.readAt(handle, commune).isEmpty()) {
            return new Refused(Reason.NEVER_READ);
        }
        List<ChatKeepers.Keeper> able = keepers.of(handle, commune);
        return able.isEmpty()
                ? new Refused(Reason.NO_KEEPER)
                : offer(handle, commune, body, able.get(0), packages.free(handle, commune, today(handle, commune)));
    }

    /** The smallest package that holds all who can be invited, or else the largest. */
    private ChatOffer offer(
            Handle handle, CommuneId commune, Body body, ChatKeepers.Keeper keeper, List<ChatPackage> free) {
        String name = ChatNames.of(body.name(), rules.now().groups().nameLength());
        for (int i = 0; i < free.size(); i++) {
            ChatForecast forecast = rounds.forecast(
                    handle, commune, body, free.get(i).size(), keeper.person().id());
            if (forecast.noRoom().isEmpty() || i == free.size() - 1) {
                return forecast.invite().isEmpty()
                        ? new Refused(Reason.NOBODY)
                        : new Ready(
                                body,
                                name,
                                free.get(i),
                                keeper,
                                forecast,
                                rules.now().prices().group());
            }
        }
        return new Refused(Reason.NO_PACKAGE);
    }

    /** Has it made, and its members invited; {@link ChatCreations} asks for the right once more. Audited there. */
    public ChatCreations.Result make(Handle handle, CommuneId commune, Actor actor, Ready offer) {
        return creations.ask(handle, commune, actor, offer.body().id(), offer.wish());
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return LocalDate.ofInstant(
                clock.instant(),
                directory.commune(handle, commune).orElseThrow().zone());
    }
}
