package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Messages;

/** Turns deliveries that need a person into lines of a list: who, where, why, and who goes. For one transaction. */
final class Visits {
    private final Directory directory;
    private final Handle handle;
    private final CommuneId commune;
    private final AudienceReader.Names names;
    private final Messages messages = MessageComposer.MESSAGES;
    private @Nullable Map<BodyId, String> leaders;
    private @Nullable Map<VillageId, String> heads;

    Visits(Directory directory, Handle handle, CommuneId commune, AudienceReader.Names names) {
        this.directory = directory;
        this.handle = handle;
        this.commune = commune;
        this.names = names;
    }

    List<Board.Visit> list(List<BoardStore.Case> cases) {
        List<Board.Visit> list = new ArrayList<>(cases.size());
        for (BoardStore.Case one : cases) {
            list.add(new Board.Visit(
                    one.id(),
                    one.name(),
                    one.village() == null ? messages.text("board.noVillage") : names.village(one.village()),
                    one.body() == null ? messages.text("board.noBody") : names.body(one.body()),
                    reason(one),
                    goer(one.body(), one.village())));
        }
        return list;
    }

    private String reason(BoardStore.Case one) {
        String note = Objects.requireNonNullElse(one.note(), "");
        if (one.reason() != null && one.status() == DeliveryStatus.UNREACHABLE) {
            return messages.text("reason." + one.reason(), Map.of("code", note));
        }
        if (one.status().compareTo(DeliveryStatus.SENT) >= 0) {
            return messages.text("has." + one.status());
        }
        if (one.status() == DeliveryStatus.FAILED) {
            return messages.text("unsure.failed", Map.of("code", note));
        }
        return messages.text(note.equals(Step.SETTLED) ? "unsure.settled" : "unsure.asking");
    }

    /** The leader of the body through which the person is counted, else the head of the village. */
    String goer(@Nullable BodyId body, @Nullable VillageId village) {
        String leader = body == null ? null : leaders().get(body);
        if (leader != null) {
            return leader;
        }
        String head = village == null ? null : heads().get(village);
        return head == null ? messages.text("board.nobodyGoes") : head;
    }

    /** All at once: a board has many bodies, and is looked at again and again while it moves. */
    private Map<BodyId, String> leaders() {
        if (leaders == null) {
            leaders = directory.leaders(handle, commune);
        }
        return leaders;
    }

    private Map<VillageId, String> heads() {
        if (heads == null) {
            Map<VillageId, String> found = new HashMap<>();
            for (RoleGrant grant : directory.roles(handle, commune)) {
                if (grant.role() == OfficialRole.VILLAGE_HEAD && grant.village() != null) {
                    found.putIfAbsent(grant.village(), grant.title());
                }
            }
            heads = found;
        }
        return heads;
    }
}
