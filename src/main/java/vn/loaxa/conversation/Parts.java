package vn.loaxa.conversation;

import java.util.List;
import vn.loaxa.conversation.Pending.Part;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.VillageId;

/** An audience in the form in which a preview keeps it. */
final class Parts {
    private Parts() {}

    static List<Part> store(Audience audience) {
        return audience.parts().stream().map(Parts::store).toList();
    }

    static Audience restore(List<Part> parts) {
        return new Audience(parts.stream().map(Parts::restore).toList());
    }

    private static Part store(Audience.Part part) {
        if (part instanceof Audience.Part.OfBody of) {
            return new Part("body", of.body().value(), 0, "");
        }
        if (part instanceof Audience.Part.OfVillage of) {
            return new Part("village", 0, of.village().value(), "");
        }
        if (part instanceof Audience.Part.OfBodyInVillage of) {
            return new Part("body-in-village", of.body().value(), of.village().value(), "");
        }
        if (part instanceof Audience.Part.OfMemberRole of) {
            return new Part("member-role", 0, 0, of.role().name());
        }
        if (part instanceof Audience.Part.OfOfficialRole of) {
            return new Part("official-role", 0, 0, of.role().name());
        }
        return new Part("everyone", 0, 0, "");
    }

    private static Audience.Part restore(Part part) {
        return switch (part.kind()) {
            case "body" -> new Audience.Part.OfBody(new BodyId(part.body()));
            case "village" -> new Audience.Part.OfVillage(new VillageId(part.village()));
            case "body-in-village" ->
                new Audience.Part.OfBodyInVillage(new BodyId(part.body()), new VillageId(part.village()));
            case "member-role" -> new Audience.Part.OfMemberRole(MemberRole.valueOf(part.role()));
            case "official-role" -> new Audience.Part.OfOfficialRole(OfficialRole.valueOf(part.role()));
            case "everyone" -> new Audience.Part.Everyone();
            default -> throw new IllegalStateException("No such part of an audience: " + part.kind());
        };
    }
}
