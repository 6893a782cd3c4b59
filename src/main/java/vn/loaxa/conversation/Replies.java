package vn.loaxa.conversation;

import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.thread.Bubbles;
import vn.loaxa.db.CommuneId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.zalo.message.Button;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Sends what is said in answer to one event, in order, each once. For one thread. */
final class Replies {
    static final int MOST_BUTTONS = 5;
    private static final int LONGEST_TITLE = 100;
    /** The number of the first of them: more than are ever said at once. */
    private static final int LATER = 1000;

    private final Outbox outbox;
    private final Handle handle;
    private final CommuneId commune;
    private final long inboxId;
    private final List<String> said = new ArrayList<>();
    private int sent;

    Replies(Outbox outbox, Handle handle, CommuneId commune, long inboxId) {
        this(outbox, handle, commune, inboxId, 0);
    }

    private Replies(Outbox outbox, Handle handle, CommuneId commune, long inboxId, int first) {
        this.sent = first;
        this.outbox = outbox;
        this.handle = handle;
        this.commune = commune;
        this.inboxId = inboxId;
    }

    /** What is said when something that the event began has come to its end. */
    static Replies later(Outbox outbox, Handle handle, CommuneId commune, long inboxId) {
        return new Replies(outbox, handle, commune, inboxId, LATER);
    }

    long inboxId() {
        return inboxId;
    }

    void toUser(ZaloUserId user, String text, List<Button> buttons) {
        said.add(text);
        List<String> bubbles = Bubbles.of(text);
        for (int i = 0; i < bubbles.size(); i++) {
            List<Button> under = i + 1 < bubbles.size() ? List.of() : fit(buttons);
            send(new Call.ToUser(user, OutgoingMessage.Text.of(bubbles.get(i), under)));
        }
    }

    /** Group chats get text without buttons. */
    void toGroup(ZaloGroupId group, String text) {
        Bubbles.of(text).forEach(bubble -> send(new Call.ToGroup(group, OutgoingMessage.Text.of(bubble))));
    }

    void send(Call call) {
        outbox.enqueue(handle, OutboxDraft.reply(commune, call, inboxId, sent++));
    }

    /** What the person was told, in order. */
    List<String> said() {
        return List.copyOf(said);
    }

    boolean any() {
        return sent > 0;
    }

    /** What makes another feature's sends unique for this event. */
    String cause() {
        return "inbox:" + inboxId;
    }

    private static List<Button> fit(List<Button> buttons) {
        return buttons.stream()
                .filter(button ->
                        button.title().codePointCount(0, button.title().length()) <= LONGEST_TITLE)
                .limit(MOST_BUTTONS)
                .toList();
    }
}
