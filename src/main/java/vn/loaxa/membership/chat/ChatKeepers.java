package vn.loaxa.membership.chat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Who may stand in a new chat as the administrator of the Official Account that Zalo demands (zalo-openapi §3). Zalo tells
 * nobody who its administrators are, so officials of the commune whom the account may invite are offered,
 * administrators of the roll first. Thread-safe; every call is part of the caller's transaction.
 */
public final class ChatKeepers {
    private final Directory directory;
    private final RulesInForce rules;
    private final Clock clock;

    public ChatKeepers(Directory directory, RulesInForce rules, Clock clock) {
        this.directory = directory;
        this.rules = rules;
        this.clock = clock;
    }

    /** @param title what they are in the commune */
    public record Keeper(Person person, ZaloUserId user, String title) {}

    /** The one to be offered first at the head. */
    public List<Keeper> of(Handle handle, CommuneId commune) {
        List<PersonId> seen = new ArrayList<>();
        List<Keeper> keepers = new ArrayList<>();
        directory.roles(handle, commune).stream()
                .filter(grant -> grant.village() == null)
                .sorted(Comparator.comparing(grant -> grant.role() != OfficialRole.ADMINISTRATOR))
                .forEach(grant -> {
                    if (!seen.contains(grant.person())) {
                        seen.add(grant.person());
                        add(handle, grant.person(), grant, keepers);
                    }
                });
        return keepers;
    }

    private void add(Handle handle, PersonId id, RoleGrant grant, List<Keeper> keepers) {
        directory.person(handle, id).ifPresent(person -> {
            ZaloUserId user = person.zalo();
            boolean open =
                    rules.now().windows().at(person.lastInteraction(), clock.instant()) != ZaloRules.Window.CLOSED;
            if (user != null && !person.blocked() && (person.follows() || open)) {
                keepers.add(new Keeper(person, user, grant.title()));
            }
        });
    }
}
