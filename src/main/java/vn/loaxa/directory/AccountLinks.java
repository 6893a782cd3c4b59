package vn.loaxa.directory;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.text.PhoneNumber;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Finds out whose a Zalo account is. */
final class AccountLinks {
    private final Audit audit;
    private final PersonStore people = new PersonStore();
    private final ZaloAccountStore accounts = new ZaloAccountStore();

    AccountLinks(Audit audit) {
        this.audit = audit;
    }

    Optional<Person> byPhone(Handle handle, CommuneId commune, ZaloUserId user, String phone) {
        List<Person> owners = PhoneNumber.read(phone)
                .number()
                .map(number -> people.byPhone(handle, commune, number))
                .orElse(List.of());
        if (owners.size() != 1) {
            return Optional.empty();
        }
        Person owner = owners.get(0);
        Optional<PersonId> linked = accounts.personOf(handle, commune, user);
        if (linked.isPresent()) {
            return linked.get().equals(owner.id()) ? Optional.of(owner) : Optional.empty();
        }
        if (owner.zalo() != null) {
            return Optional.empty();
        }
        link(handle, commune, new Actor(owner.id().value(), owner.name(), "chat"), user, owner.id());
        return people.byId(handle, owner.id());
    }

    void byHand(Handle handle, CommuneId commune, Actor actor, ZaloUserId user, PersonId person) {
        if (!people.isOf(handle, commune, person)) {
            throw new IllegalArgumentException("Person " + person + " is not of commune " + commune);
        }
        if (accounts.personOf(handle, commune, user).equals(Optional.of(person))) {
            return;
        }
        accounts.unlink(handle, person);
        link(handle, commune, actor, user, person);
    }

    private void link(Handle handle, CommuneId commune, Actor actor, ZaloUserId user, PersonId person) {
        accounts.link(handle, commune, user, person);
        audit.record(handle, commune, actor, "account.linked", "person:" + person, Map.of());
    }
}
