package vn.loaxa.membership.chat;

import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.Call;
import vn.loaxa.outbox.Lane;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.outbox.OutboxDraft;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Whoever asked for a group chat by a word in Zalo hears there how it ended; the console shows it on its page. Once for each wish. */
final class ChatMadeNotices {
    /** How an act came in that was typed to the Official Account. */
    private static final String BY_WORD = "chat";

    private final Directory directory;
    private final Outbox outbox;
    private final Messages messages = new Messages("membership");

    ChatMadeNotices(Directory directory, Outbox outbox) {
        this.directory = directory;
        this.outbox = outbox;
    }

    void tell(Handle handle, ChatCreation creation, boolean made) {
        Long asker = creation.askedBy().personId();
        if (asker == null || !creation.askedBy().via().equals(BY_WORD)) {
            return;
        }
        @Nullable
        ZaloUserId user =
                directory.person(handle, new PersonId(asker)).map(Person::zalo).orElse(null);
        String body = directory.body(handle, creation.body()).map(Body::name).orElse("");
        if (user != null) {
            String text = messages.text(
                    made ? "chat.made" : "chat.refused",
                    Map.of("name", creation.wish().name(), "body", body));
            var call = new Call.ToUser(user, OutgoingMessage.Text.of(text));
            String key = "chat-made:" + creation.id();
            outbox.enqueue(handle, new OutboxDraft(creation.commune(), Lane.REPLY, call, key, "", "", null));
        }
    }
}
