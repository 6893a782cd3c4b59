package vn.loaxa.membership.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** Group chats that hold nearly as many as they may, by what Zalo last listed. Thread-safe. */
public final class CrowdedChats {
    /** From here on the next evening of invitations may not find room. */
    private static final int NEAR_PERCENT = 90;

    /** A chat of {@code body} with so many people in it, of at most {@code most}. */
    public record Crowded(Body body, int people, int most) {}

    private final Directory directory;
    private final RulesInForce rules;
    private final CrowdedChatStore store = new CrowdedChatStore();

    public CrowdedChats(Directory directory, RulesInForce rules) {
        this.directory = directory;
        this.rules = rules;
    }

    /** In the order of the bodies. Where Zalo does not tell how many a chat holds, the next size that can be bought counts. */
    public List<Crowded> of(Handle handle, CommuneId commune) {
        Map<ZaloGroupId, CrowdedChatStore.Size> sizes = store.sizes(handle, commune);
        return directory.bodies(handle, commune).stream()
                .flatMap(body -> crowded(body, body.group() == null ? null : sizes.get(body.group())).stream())
                .filter(chat -> chat.people() * 100L >= (long) chat.most() * NEAR_PERCENT)
                .toList();
    }

    private Optional<Crowded> crowded(Body body, CrowdedChatStore.@Nullable Size size) {
        if (size == null) {
            return Optional.empty();
        }
        int most = size.most() > 0
                ? size.most()
                : rules.now().groups().caps().stream()
                        .filter(cap -> cap >= size.people())
                        .min(Integer::compare)
                        .orElse(size.people());
        return Optional.of(new Crowded(body, size.people(), most));
    }
}
