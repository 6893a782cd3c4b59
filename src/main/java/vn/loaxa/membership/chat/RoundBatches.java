package vn.loaxa.membership.chat;

import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.membership.chat.ChatRound.Step;
import vn.loaxa.membership.chat.ChatRoundStore.Invitation;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.wire.Handling;
import vn.loaxa.zalo.wire.ZaloError;

/** The calls of a round. Thread-safe. */
final class RoundBatches {
    static final String KEY = "chat-round:";
    /** The chat itself is wrong, not somebody who is invited. */
    private static final Set<Integer> OF_THE_CHAT = Set.of(-403);

    private final Outbox outbox;
    private final Clock clock;
    private final ChatRoundStore store = new ChatRoundStore();

    RoundBatches(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /** Puts an invitation of these people into the outbox. */
    void send(Handle handle, ChatRound round, List<Invitation> people) {
        int batch = store.ask(
                handle, round.id(), people.stream().map(Invitation::person).toList(), clock.instant());
        outbox.enqueue(
                handle,
                new OutboxDraft(
                        round.commune(),
                        Lane.BULK,
                        new Call.InviteToGroup(
                                round.group(),
                                people.stream().map(Invitation::user).toList()),
                        KEY + round.id() + "/" + batch,
                        KEY + round.id() + ":" + batch,
                        KEY + round.id(),
                        null));
    }

    /** Halves a refused batch until it is known who is meant. */
    void refused(Handle handle, ChatRound round, int batch, @Nullable ZaloError error) {
        List<Invitation> asked = store.invitations(handle, round.id()).stream()
                .filter(one -> one.step() == Step.ASKED && one.batch() == batch)
                .toList();
        int code = error == null ? 0 : error.code();
        boolean running = round.state() == ChatRound.State.RUNNING;
        if (error != null && error.handling() == Handling.QUOTA) {
            store.settle(handle, round.id(), batch, Step.WAITING, "", 0);
        } else if (running && asked.size() > 1 && !OF_THE_CHAT.contains(code)) {
            int half = asked.size() / 2;
            send(handle, round, asked.subList(0, half));
            send(handle, round, asked.subList(half, asked.size()));
        } else {
            store.settle(handle, round.id(), batch, Step.REFUSED, "", code);
        }
    }
}
