package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.VillageId;
import vn.loaxa.text.Messages;

/** Turns deliveries that need a person into lines of a list: who, where, why, and who goes. For one transaction. */
final class Visits {
    private static final Audience LEADERS = Audience.of(
            new Audience.Part.OfMemberRole(MemberRole.LEADER), new Audience.Part.OfMemberRole(MemberRole.CHAIR));

    private final Directory directory;
    private final Handle handle;
    private final CommuneId commune;
    private final AudienceReader.Names names;
    private final Messages messages = MessageComposer.MESSAGES;
    private final Map<BodyId, String> leaders = new HashMap<>();
    private final Map<VillageId, String> heads = new HashMap<>();
    private boolean looked;

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
                    goer(one)));
        }
        return list;
    }

    private String reason(BoardStore.Case one) {
        String note = Objects.requireNonNullElse(one.note(), "");
        if (one.reason() != null) {
            return messages.text("reason." + one.reason(), Map.of("code", note));
        }
        if (one.status() == DeliveryStatus.FAILED) {
            return messages.text("unsure.failed", Map.of("code", note));
        }
        return messages.text(note.equals(Step.SETTLED) ? "unsure.settled" : "unsure.asking");
    }

    /** The leader of the body through which the person is counted, else the head of the village. */
    private String goer(BoardStore.Case one) {
        if (!looked) {
            looked = true;
            lookUp();
        }
        @Nullable String leader = one.body() == null ? null : leaders.get(one.body());
        @Nullable String head = one.village() == null ? null : heads.get(one.village());
        return Optional.ofNullable(leader)
                .or(() -> Optional.ofNullable(head))
                .orElseGet(() -> messages.text("board.nobodyGoes"));
    }

    private void lookUp() {
        for (Recipient recipient : directory.recipients(handle, commune, LEADERS)) {
            BodyId body = recipient.body();
            if (body != null && !leaders.containsKey(body)) {
                leaders.put(
                        body,
                        title(
                                recipient.person().id(),
                                names.body(body),
                                recipient.person().name()));
            }
        }
        for (RoleGrant grant : directory.roles(handle, commune)) {
            if (grant.role() == OfficialRole.VILLAGE_HEAD && grant.village() != null) {
                heads.putIfAbsent(grant.village(), grant.title());
            }
        }
    }

    /** Somebody who leads two bodies is named by the one that is meant. */
    private String title(PersonId person, String body, String name) {
        return directory.authority(handle, commune, person).titles().stream()
                .filter(title -> title.contains(body))
                .findFirst()
                .orElse(name);
    }
}
