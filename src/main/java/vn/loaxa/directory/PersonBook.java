package vn.loaxa.directory;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/** Corrects and forgets people, and logs it without saying what was there. */
final class PersonBook {
    private final Messages messages = new Messages("directory");
    private final Clock clock;
    private final Audit audit;
    private final PersonStore people = new PersonStore();
    private final ZaloAccountStore accounts = new ZaloAccountStore();

    PersonBook(Clock clock, Audit audit) {
        this.clock = clock;
        this.audit = audit;
    }

    boolean correct(
            Handle handle,
            CommuneId commune,
            Actor actor,
            PersonId id,
            String name,
            @Nullable String phone,
            @Nullable VillageId village) {
        Person person = person(handle, commune, id);
        String clean = Vietnamese.clean(name);
        List<String> fields = new ArrayList<>();
        if (!clean.equals(person.name())) {
            fields.add("name");
        }
        if (!Objects.equals(phone, person.phone())) {
            fields.add("phone");
        }
        if (!Objects.equals(village, person.village())) {
            fields.add("village");
        }
        if (fields.isEmpty()) {
            return false;
        }
        people.update(handle, id, clean, phone, village);
        Map<String, String> details = Map.of("fields", String.join(" ", fields));
        audit.record(handle, commune, actor, "person.corrected", "person:" + id, details);
        return true;
    }

    void forget(Handle handle, CommuneId commune, Actor actor, PersonId id) {
        Person person = person(handle, commune, id);
        people.update(handle, id, messages.text("person.forgotten"), null, null);
        people.endAll(handle, id, clock.instant());
        if (person.zalo() != null) {
            accounts.forget(handle, id);
        }
        audit.record(handle, commune, actor, "person.forgotten", "person:" + id, Map.of());
    }

    private Person person(Handle handle, CommuneId commune, PersonId id) {
        if (!people.isOf(handle, commune, id)) {
            throw new IllegalArgumentException("Person " + id + " is not of commune " + commune);
        }
        return people.byId(handle, id).orElseThrow();
    }
}
