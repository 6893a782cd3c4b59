package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Recipient;
import vn.loaxa.directory.VillageId;

/** Asks the directory what an audience comes down to, and how its parts are called. */
final class AudienceReader {
    private static final Audience LEADERS = Audience.of(
            new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD),
            new Audience.Part.OfMemberRole(MemberRole.CHAIR),
            new Audience.Part.OfMemberRole(MemberRole.LEADER),
            new Audience.Part.OfMemberRole(MemberRole.DEPUTY));

    private final Directory directory;

    AudienceReader(Directory directory) {
        this.directory = directory;
    }

    /**
     * The roll of an audience. "Everyone" knows no bodies; there too each person is counted in the first body they are in, so
     * that the board shows the associations and somebody answers for each house.
     */
    List<Recipient> recipients(Handle handle, CommuneId commune, Audience audience) {
        List<Recipient> recipients = directory.recipients(handle, commune, audience);
        if (audience.parts().stream().noneMatch(Audience.Part.Everyone.class::isInstance)) {
            return recipients;
        }
        Map<PersonId, BodyId> bodies = firstBodies(handle, commune);
        return recipients.stream()
                .map(recipient -> recipient.body() != null
                        ? recipient
                        : new Recipient(
                                recipient.person(),
                                recipient.part(),
                                bodies.get(recipient.person().id())))
                .toList();
    }

    private Map<PersonId, BodyId> firstBodies(Handle handle, CommuneId commune) {
        Audience members = new Audience(directory.bodies(handle, commune).stream()
                .filter(body -> body.parent() == null)
                .<Audience.Part>map(body -> new Audience.Part.OfBody(body.id()))
                .toList());
        Map<PersonId, BodyId> first = new HashMap<>();
        for (Recipient recipient : directory.recipients(handle, commune, members)) {
            if (recipient.body() != null) {
                first.put(recipient.person().id(), recipient.body());
            }
        }
        return first;
    }

    /** The linked chats of the commune, with the members of their bodies and who reads along; bodies without members are left out. */
    List<GroupChat> chats(Handle handle, CommuneId commune) {
        ChatReaders readers = ChatReaders.of(handle, commune);
        List<GroupChat> chats = new ArrayList<>();
        for (Body body : directory.bodies(handle, commune)) {
            if (body.group() != null) {
                Set<PersonId> members = new HashSet<>();
                for (Membership membership : directory.members(handle, body.id())) {
                    members.add(membership.person());
                }
                if (!members.isEmpty()) {
                    chats.add(new GroupChat(
                            body.group(),
                            body.id(),
                            members,
                            readers.in(body.group(), members),
                            readers.isListed(body.group())));
                }
            }
        }
        return chats;
    }

    /** Those who pass a message on: they go first when the rate makes the rest wait. */
    Set<PersonId> leaders(Handle handle, CommuneId commune) {
        Set<PersonId> leaders = new HashSet<>();
        for (Recipient recipient : directory.recipients(handle, commune, LEADERS)) {
            leaders.add(recipient.person().id());
        }
        return leaders;
    }

    Names names(Handle handle, CommuneId commune) {
        Map<BodyId, Body> bodies = directory.everyBody(handle, commune);
        Map<VillageId, String> villages = new HashMap<>();
        directory.everyVillage(handle, commune).forEach((id, village) -> villages.put(id, village.name()));
        return new Names(bodies, villages);
    }

    /** How bodies, villages and parts of an audience are called; what was merged by the name of what it became. */
    record Names(Map<BodyId, Body> bodies, Map<VillageId, String> villages) {
        /** The body that leads on: the one that this one became, or itself. */
        BodyId present(BodyId id) {
            Body body = bodies.get(id);
            return body == null ? id : body.id();
        }

        String body(BodyId id) {
            Body body = bodies.get(id);
            return body == null ? MessageComposer.MESSAGES.text("board.noBody") : body.name();
        }

        String village(VillageId id) {
            String name = villages.get(id);
            return name == null ? MessageComposer.MESSAGES.text("board.noVillage") : name;
        }

        String part(Audience.Part part) {
            var messages = MessageComposer.MESSAGES;
            if (part instanceof Audience.Part.OfBody of) {
                return body(of.body());
            }
            if (part instanceof Audience.Part.OfVillage of) {
                return village(of.village());
            }
            if (part instanceof Audience.Part.OfBodyInVillage of) {
                return messages.text(
                        "part.bodyInVillage", Map.of("body", body(of.body()), "village", village(of.village())));
            }
            if (part instanceof Audience.Part.OfMemberRole of) {
                return messages.text("part.role." + of.role());
            }
            if (part instanceof Audience.Part.OfOfficialRole of) {
                return messages.text("part.official." + of.role());
            }
            return messages.text("part.everyone");
        }

        String audience(Audience audience) {
            return audience.parts().stream().map(this::part).distinct().collect(Collectors.joining(", "));
        }
    }
}
