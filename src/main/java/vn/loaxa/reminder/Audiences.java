package vn.loaxa.reminder;

import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;

/** Whom reminders are for, in words, and who may remind them. Thread-safe. */
final class Audiences {
    private final Directory directory;

    Audiences(Directory directory) {
        this.directory = directory;
    }

    /** The body, if the audience is one. */
    static @Nullable BodyId onlyBody(Audience audience) {
        var parts = audience.parts();
        return parts.size() == 1 && parts.get(0) instanceof Audience.Part.OfBody of ? of.body() : null;
    }

    String name(Handle handle, CommuneId commune, Audience audience) {
        return audience.parts().stream()
                .map(part -> name(handle, commune, part))
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private String name(Handle handle, CommuneId commune, Audience.Part part) {
        if (part instanceof Audience.Part.OfBody of) {
            return directory.body(handle, of.body()).map(Body::name).orElse("");
        }
        if (part instanceof Audience.Part.OfVillage of) {
            return directory.villages(handle, commune).stream()
                    .filter(village -> village.id().equals(of.village()))
                    .map(Village::name)
                    .findFirst()
                    .orElse("");
        }
        if (part instanceof Audience.Part.OfBodyInVillage of) {
            return name(handle, commune, new Audience.Part.OfBody(of.body())) + ", "
                    + name(handle, commune, new Audience.Part.OfVillage(of.village()));
        }
        if (part instanceof Audience.Part.OfMemberRole of) {
            return Spoken.text("audience." + of.role(), Map.of());
        }
        return part instanceof Audience.Part.OfOfficialRole of
                ? Spoken.text("audience." + of.role(), Map.of())
                : Spoken.text("audience.everyone", Map.of());
    }

    /** For every part of it; a part that is no longer there may not be reminded by anybody. */
    boolean mayRemind(Handle handle, Authority authority, Audience audience) {
        return !audience.parts().isEmpty()
                && audience.parts().stream().allMatch(part -> mayRemind(handle, authority, part));
    }

    private boolean mayRemind(Handle handle, Authority authority, Audience.Part part) {
        if (part instanceof Audience.Part.OfBody of) {
            return directory
                    .body(handle, of.body())
                    .filter(body -> authority.may(Right.DEFINE_REMINDER, body))
                    .isPresent();
        }
        if (part instanceof Audience.Part.OfBodyInVillage of) {
            return mayRemind(handle, authority, new Audience.Part.OfBody(of.body()));
        }
        return part instanceof Audience.Part.OfVillage of
                ? authority.mayInVillage(Right.DEFINE_REMINDER, of.village())
                : authority.mayEverywhere(Right.DEFINE_REMINDER);
    }
}
