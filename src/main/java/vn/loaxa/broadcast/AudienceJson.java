package vn.loaxa.broadcast;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.VillageId;

/** An audience as it is stored: a list of objects with one or two fields each. The same audience always gives the same text. */
public final class AudienceJson {
    private static final ObjectMapper JSON = new ObjectMapper();

    private AudienceJson() {}

    public static String write(Audience audience) {
        var list = JSON.createArrayNode();
        audience.parts().forEach(part -> list.add(write(part)));
        return list.toString();
    }

    private static ObjectNode write(Audience.Part part) {
        ObjectNode node = JSON.createObjectNode();
        if (part instanceof Audience.Part.Everyone) {
            node.put("everyone", true);
        } else if (part instanceof Audience.Part.OfBody of) {
            node.put("body", of.body().value());
        } else if (part instanceof Audience.Part.OfVillage of) {
            node.put("village", of.village().value());
        } else if (part instanceof Audience.Part.OfBodyInVillage of) {
            node.put("body", of.body().value()).put("village", of.village().value());
        } else if (part instanceof Audience.Part.OfMemberRole of) {
            node.put("memberRole", of.role().name());
        } else if (part instanceof Audience.Part.OfOfficialRole of) {
            node.put("officialRole", of.role().name());
        }
        return node;
    }

    public static Audience read(String json) {
        try {
            List<Audience.Part> parts = new ArrayList<>();
            JSON.readTree(json).forEach(node -> parts.add(read(node)));
            return new Audience(parts);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored audience cannot be read", e);
        }
    }

    private static Audience.Part read(JsonNode node) {
        if (node.has("memberRole")) {
            return new Audience.Part.OfMemberRole(
                    MemberRole.valueOf(node.get("memberRole").asText()));
        }
        if (node.has("officialRole")) {
            return new Audience.Part.OfOfficialRole(
                    OfficialRole.valueOf(node.get("officialRole").asText()));
        }
        var body = new BodyId(node.path("body").asLong());
        var village = new VillageId(node.path("village").asLong());
        if (node.has("body")) {
            return node.has("village")
                    ? new Audience.Part.OfBodyInVillage(body, village)
                    : new Audience.Part.OfBody(body);
        }
        return node.has("village") ? new Audience.Part.OfVillage(village) : new Audience.Part.Everyone();
    }
}
