package vn.loaxa.merger;

import java.util.Set;
import java.util.stream.Collectors;
import vn.loaxa.broadcast.AudienceJson;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;

/** Whether a stored audience names one of these bodies, by key or, in the form of the organisation file, by code. */
record Addressing(Set<BodyId> keys, Set<String> codes) {
    static Addressing of(Set<Body> bodies) {
        return new Addressing(
                bodies.stream().map(Body::id).collect(Collectors.toSet()),
                bodies.stream().map(body -> "\"" + body.code() + "\"").collect(Collectors.toSet()));
    }

    boolean in(String stored) {
        if (!stored.startsWith("[")) {
            return codes.stream().anyMatch(stored::contains);
        }
        return AudienceJson.read(stored).parts().stream().anyMatch(this::names);
    }

    private boolean names(Audience.Part part) {
        return part instanceof Audience.Part.OfBody of && keys.contains(of.body())
                || part instanceof Audience.Part.OfBodyInVillage both && keys.contains(both.body());
    }
}
