package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.PhoneNumber;

/** Finds people by name or phone. */
final class PersonSearch {
    private final PersonStore people = new PersonStore();
    private final PersonSearchStore names = new PersonSearchStore();

    List<Person> find(
            Handle handle, CommuneId commune, String typed, @Nullable BodyId within, LocalDate today, int limit) {
        return PhoneNumber.read(typed)
                .number()
                .map(number -> people.byPhone(handle, commune, number).stream()
                        .filter(person -> within == null || names.isWithin(handle, person.id(), within, today))
                        .limit(limit)
                        .toList())
                .orElseGet(() -> names.find(handle, commune, typed, within, today, limit));
    }
}
