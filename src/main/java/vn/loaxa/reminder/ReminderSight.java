package vn.loaxa.reminder;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;

/** Who sees and may change which reminder, and how one is shown to them. Thread-safe. */
final class ReminderSight {
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final Audiences audiences;
    private final ReminderStore store = new ReminderStore();
    private final OccurrenceStore occurrences = new OccurrenceStore();
    private final Spoken spoken = new Spoken();

    ReminderSight(Directory directory, Audit audit, Clock clock) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
        this.audiences = new Audiences(directory);
    }

    ReminderResult created(Handle handle, ReminderId id) {
        return new ReminderResult.Created(shown(handle, store.byId(handle, id).orElseThrow()));
    }

    static ReminderResult gone() {
        return new ReminderResult.Refused(Spoken.text("refuse.gone", Map.of()));
    }

    /** Why this person may not remind that audience, or null. */
    @Nullable
    ReminderResult refusal(Handle handle, CommuneId commune, PersonId owner, @Nullable Audience audience) {
        if (audience == null || audiences.mayRemind(handle, directory.authority(handle, commune, owner), audience)) {
            return null;
        }
        String name = audiences.name(handle, commune, audience);
        return new ReminderResult.Refused(
                name.isEmpty()
                        ? Spoken.text("refuse.noBody", Map.of())
                        : Spoken.text("refuse.notAllowed", Map.of("body", name)));
    }

    Optional<Kept> visible(Handle handle, CommuneId commune, PersonId viewer, ReminderId id) {
        return store.byId(handle, id)
                .filter(kept -> kept.commune().equals(commune))
                .filter(kept -> sees(handle, kept, viewer));
    }

    private boolean sees(Handle handle, Kept kept, PersonId viewer) {
        return sees(handle, kept, viewer, directory.authority(handle, kept.commune(), viewer));
    }

    boolean sees(Handle handle, Kept kept, PersonId viewer, Authority authority) {
        var audience = kept.audience();
        return audience == null ? kept.owner().equals(viewer) : audiences.mayRemind(handle, authority, audience);
    }

    /** Reminders for others are an act of office and logged; those for oneself are nobody's business. */
    void note(Handle handle, Actor actor, Kept kept, String action) {
        var audience = kept.audience();
        if (audience != null) {
            String name = audiences.name(handle, kept.commune(), audience);
            audit.record(handle, kept.commune(), actor, action, "reminder:" + kept.id(), Map.of("body", name));
        }
    }

    String name(Handle handle, CommuneId commune, Audience audience) {
        return audiences.name(handle, commune, audience);
    }

    Actor actor(Handle handle, PersonId person) {
        String name = directory.person(handle, person).map(one -> one.name()).orElse("");
        return new Actor(person.value(), name, "chat");
    }

    Reminder shown(Handle handle, Kept kept) {
        var audience = kept.audience();
        return new Reminder(
                kept.id(),
                kept.number(),
                kept.owner(),
                audience,
                audience == null ? "" : audiences.name(handle, kept.commune(), audience),
                kept.what(),
                spoken.when(kept.plan(), kept.zone()),
                occurrences.nextDue(handle, kept.id()).orElse(null),
                kept.kind(),
                kept.state() == ReminderState.PAUSED);
    }

    ZonedDateTime now(ZoneId zone) {
        return clock.instant().atZone(zone);
    }

    ZoneId zone(Handle handle, CommuneId commune) {
        return directory
                .commune(handle, commune)
                .orElseThrow(() -> new IllegalArgumentException("There is no commune " + commune))
                .zone();
    }
}
