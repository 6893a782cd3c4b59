package vn.loaxa.membership;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.BroadcastSettings;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Directives;
import vn.loaxa.broadcast.PublishResult;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Office;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.membership.MembershipResult.Refused;
import vn.loaxa.membership.chat.ChatCreation;
import vn.loaxa.membership.chat.ChatCreations;
import vn.loaxa.membership.chat.ChatOffer;
import vn.loaxa.membership.chat.ChatOffers;
import vn.loaxa.membership.chat.ChatRounds;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloUserId;

/** The commands of a random run. Most are tried by somebody who may not. */
final class RandomActs {
    /**
     * @param byTime whether time alone changed what there is
     * @param faults what went out that should not have
     */
    record Tried(String what, long actor, boolean refused, boolean sent, boolean byTime, List<String> faults) {}

    private final RandomCommune commune;
    private final MembershipService members;
    private final RoleService roles;
    private final DirectiveService directives;
    private final ChatCreations creations;
    private final ChatOffers chats;
    private int marks;

    RandomActs(RandomCommune commune) {
        this.commune = commune;
        members = new MembershipService(commune.directory, commune.outbox, commune.audit, commune.clock);
        roles = new RoleService(commune.directory, commune.outbox, commune.clock);
        directives = new Directives(
                commune.directory,
                commune.outbox,
                commune.audit,
                commune.clock,
                ZaloRules.bundled(),
                new BroadcastSettings(true, 2000));
        ZaloRules rules = ZaloRules.bundled();
        creations = new ChatCreations(
                commune.directory, commune.audit, rules, commune.clock, () -> "MARK" + ++marks, due -> {});
        chats = new ChatOffers(
                commune.directory,
                creations,
                new ChatRounds(commune.directory, commune.outbox, commune.audit, rules, commune.clock),
                rules,
                commune.clock);
    }

    /** What may be tried, and how often of a hundred. */
    private enum Act {
        TIME(4),
        SEND(7),
        MAKE_CHAT(5),
        ADD(11),
        REMOVE(8),
        DEPUTY(9),
        UNDO(10),
        ASK(4),
        DECIDE(9),
        LEAVE(3),
        APPOINT(12),
        GRANT(4),
        END(5),
        TERM(4),
        HAND_OVER(5);

        private final int weight;

        Act(int weight) {
            this.weight = weight;
        }

        static Act at(int dice) {
            int left = dice;
            for (Act act : values()) {
                left -= act.weight;
                if (left < 0) {
                    return act;
                }
            }
            throw new IllegalArgumentException("The weights make a hundred");
        }
    }

    Tried next(Handle handle, int step, Standing before) {
        Act act = Act.at(commune.chance.nextInt(100));
        PersonId actor = act == Act.UNDO
                ? lastChanger(handle)
                : commune.chance.nextInt(3) > 0 ? commune.leader(before) : commune.anybody();
        // Near what the actor leads more is possible; far from it more must be refused.
        BodyId body = commune.chance.nextBoolean() ? commune.bodyNear(before, actor) : commune.any(commune.bodies);
        PersonId other =
                act != Act.ADD && commune.chance.nextBoolean() ? commune.memberOf(before, body) : commune.anybody();
        if (act == Act.TIME) {
            commune.timePasses();
            return new Tried("TIME", 0, false, false, true, List.of());
        }
        if (act == Act.SEND) {
            return send(handle, actor, body, before);
        }
        if (act == Act.MAKE_CHAT) {
            return makeChat(handle, actor, body, before);
        }
        boolean refused = refused(handle, act, actor, other, body, "step:" + step);
        return new Tried(act.name(), actor.value(), refused, false, false, List.of());
    }

    private boolean refused(Handle handle, Act act, PersonId actor, PersonId other, BodyId body, String cause) {
        var id = commune.commune;
        return switch (act) {
            case ADD -> refused(members.add(handle, id, actor, body, other, cause));
            case REMOVE -> refused(members.remove(handle, id, actor, body, other, cause));
            case DEPUTY -> refused(members.appointDeputy(handle, id, actor, body, other, until()));
            case UNDO -> refused(members.undo(handle, id, actor, cause));
            case ASK -> refused(members.requestJoin(handle, id, actor, body, cause));
            case DECIDE -> refused(decide(handle, actor, cause));
            case LEAVE -> refused(members.leave(handle, id, actor, body, cause));
            case APPOINT, GRANT, END, TERM, HAND_OVER ->
                post(handle, act, actor, other, body) != RoleService.Result.DONE;
            case TIME, SEND, MAKE_CHAT -> throw new IllegalArgumentException(act.name());
        };
    }

    private static boolean refused(MembershipResult result) {
        return result instanceof Refused;
    }

    /** Somebody who has a change to take back, whatever became of them since. */
    private PersonId lastChanger(Handle handle) {
        List<Long> actors = handle.createQuery("SELECT actor_id FROM membership_undo ORDER BY at DESC LIMIT 4")
                .mapTo(Long.class)
                .list();
        return actors.isEmpty() ? commune.anybody() : new PersonId(commune.any(actors));
    }

    /** Any open request, whoever's it is to decide. */
    private MembershipResult decide(Handle handle, PersonId actor, String cause) {
        List<Long> open = handle.createQuery("SELECT id FROM join_request ORDER BY id DESC LIMIT 5")
                .mapTo(Long.class)
                .list();
        return open.isEmpty()
                ? new Refused(MembershipResult.Reason.NO_SUCH_REQUEST)
                : members.decide(
                        handle, commune.commune, actor, commune.any(open), commune.chance.nextBoolean(), cause);
    }

    private RoleService.Result post(Handle handle, Act act, PersonId actor, PersonId other, BodyId body) {
        var id = commune.commune;
        var by = commune.actor(actor);
        if (act == Act.APPOINT) {
            MemberRole role = commune.any(List.of(MemberRole.DEPUTY, MemberRole.LEADER, MemberRole.CHAIR));
            return roles.appoint(handle, id, by, other, commune.body(handle, body), role, until());
        }
        if (act == Act.GRANT) {
            OfficialRole role = commune.any(List.of(OfficialRole.values()));
            return roles.grant(handle, id, by, other, role, "Chức", null, until());
        }
        Optional<Office> office = office(handle);
        if (office.isEmpty()) {
            return RoleService.Result.NOT_THERE;
        }
        if (act == Act.END) {
            return roles.end(handle, id, by, office.get());
        }
        return act == Act.TERM
                ? roles.setTerm(handle, id, by, office.get(), until())
                : roles.handOver(handle, id, by, office.get(), other, until());
    }

    private Optional<Office> office(Handle handle) {
        List<Office> all = commune.directory.offices(handle, commune.commune);
        return all.isEmpty() ? Optional.empty() : Optional.of(commune.any(all));
    }

    private Tried send(Handle handle, PersonId actor, BodyId body, Standing before) {
        var draft = new DirectiveDraft(
                actor,
                "",
                "Họp",
                "Mời bà con họp.",
                Urgency.NORMAL,
                Audience.of(new Audience.Part.OfBody(body)),
                null,
                null);
        PublishResult result = directives.publish(handle, commune.commune, draft, "test");
        boolean out = !(result instanceof PublishResult.Refused);
        List<String> faults = out && !before.maySend(actor.value(), body.value(), commune.villages)
                ? List.of("send: " + actor + " wrote to " + body)
                : List.of();
        return new Tried("SEND", actor.value(), !out, out, false, faults);
    }

    /** By a word in the chat; and as if an offer could be had by other ways, for the wish itself asks for the right too. */
    private Tried makeChat(Handle handle, PersonId actor, BodyId body, Standing before) {
        var id = commune.commune;
        ChatOffer offer = chats.offer(handle, id, actor, body);
        boolean may = before.mayMakeChat(actor.value(), body.value());
        List<String> faults = new ArrayList<>();
        if (offer instanceof ChatOffer.Refused refused && refused.reason() == ChatOffer.Reason.NOT_ALLOWED == may) {
            faults.add("chat: " + actor + " for " + body + " was " + refused.reason());
        }
        if (offer instanceof ChatOffer.Ready && !may) {
            faults.add("chat: " + actor + " was offered one for " + body);
        }
        ChatCreations.Result result = creations.ask(
                handle,
                id,
                commune.actor(actor),
                body,
                new ChatCreation.Wish("Nhóm", "as-1", 50, null, new ZaloUserId("u0"), true));
        boolean asked = result == ChatCreations.Result.ASKED;
        if (asked && !may) {
            faults.add("chat: " + actor + " had one made for " + body);
        }
        // As if Zalo had refused, so that others may try.
        handle.execute("UPDATE chat_creation SET state = 'REFUSED'");
        return new Tried("MAKE_CHAT", actor.value(), !asked, asked, false, faults);
    }

    private LocalDate until() {
        return commune.today().plusDays(commune.chance.nextInt(40) + 1);
    }
}
