package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Turns a routing into rows: a delivery for each person of the roll, and in the outbox one message for each chat and person. */
final class DirectiveSender {
    private final Outbox outbox;
    private final DeliveryStore deliveries = new DeliveryStore();
    private final MessageComposer composer = new MessageComposer();

    DirectiveSender(Outbox outbox) {
        this.outbox = outbox;
    }

    /** Writes everything in the caller's transaction. {@code leaders} go before the rest. */
    void send(
            Handle handle,
            CommuneId commune,
            Directive directive,
            Letterhead head,
            Routing routing,
            Addressees addressees,
            Set<PersonId> leaders,
            Instant at) {
        deliveries.insert(handle, commune, directive.id(), routing, at);
        var post = new Post(commune, directive, new ArrayList<>(), new ArrayList<>());
        DirectiveDraft draft = DirectiveDraft.of(directive);
        boolean filled = Placeholders.any(draft.text());
        for (ZaloGroupId group : routing.groups()) {
            post.toGroup(group, composer.toGroup(filled ? draft.to(addressees.group(group)) : draft, head));
        }
        Map<PersonId, Long> own = deliveries.ownMessages(handle, directive.id());
        OutgoingMessage toEach = composer.toPerson(draft, head);
        for (boolean leading : new boolean[] {true, false}) {
            for (Routing.Routed routed : routing.people()) {
                PersonId person = routed.recipient().person().id();
                if (routed.route() instanceof Route.ToPerson to && leaders.contains(person) == leading) {
                    OutgoingMessage message =
                            filled ? composer.toPerson(draft.to(addressees.person(routed.recipient())), head) : toEach;
                    post.toPerson(own.get(person), to, message);
                }
            }
        }
        // Everybody's text goes before anybody's file: the text is what people need first.
        outbox.enqueueAll(handle, post.texts());
        outbox.enqueueAll(handle, post.files());
    }

    /** Writes the deliveries of a drill: who would be reached and who visited. Nothing else. */
    void rehearse(Handle handle, CommuneId commune, Directive directive, Routing routing, Instant at) {
        deliveries.insert(handle, commune, directive.id(), routing, at);
    }

    private record Post(CommuneId commune, Directive directive, List<OutboxDraft> texts, List<OutboxDraft> files) {
        void toGroup(ZaloGroupId group, OutgoingMessage message) {
            Long file = directive.fileId();
            add(
                    Reference.group(directive.id(), group),
                    new Call.ToGroup(group, message),
                    file == null ? null : new Call.FileToGroup(group, file));
        }

        void toPerson(@Nullable Long delivery, Route.ToPerson to, OutgoingMessage message) {
            if (delivery == null) {
                throw new IllegalStateException("A recipient of directive " + directive.id() + " has no delivery");
            }
            Long file = directive.fileId();
            add(
                    Reference.delivery(directive.id(), delivery),
                    new Call.ToUser(to.user(), message),
                    file == null ? null : new Call.FileToUser(to.user(), file));
        }

        private void add(Reference reference, Call text, @Nullable Call file) {
            String key = reference.toString();
            texts.add(row(text, key, key));
            if (file != null) {
                files.add(row(file, key + "/file", ""));
            }
        }

        private OutboxDraft row(Call call, String key, String reference) {
            Lane lane = directive.urgency() == Urgency.NORMAL ? Lane.BULK : Lane.URGENT;
            return new OutboxDraft(commune, lane, call, key, reference, Reference.batch(directive.id()), null);
        }
    }
}
