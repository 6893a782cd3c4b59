package vn.loaxa.conversation;

import java.net.URI;
import java.time.Instant;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.loaxa.membership.chat.ChatOffers;

/**
 * What of the server around them conversations use.
 *
 * @param publicUrl where anybody reaches the public pages; empty where they are not told of
 * @param chats makes group chats by a word; null where there is no account to do so
 * @param papersWait told, after the commit, when {@link PaperErrands} has something to do
 */
public record ConversationParts(URI publicUrl, @Nullable ChatOffers chats, Consumer<Instant> papersWait) {
    /** For conversations alone. */
    public static final ConversationParts NONE = new ConversationParts(URI.create(""), null, due -> {});
}
