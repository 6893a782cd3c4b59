package vn.loaxa.directory;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.RunningAuthority.Worn;
import vn.loaxa.text.Messages;

/** Gathers the hats of a person: roles and leading memberships whose terms run. */
final class Authorities {
    private final Messages messages = new Messages("directory");
    private final BodyStore bodies = new BodyStore();
    private final MembershipStore memberships = new MembershipStore();

    Authority of(
            Handle handle, CommuneId commune, PersonId person, List<RoleGrant> grants, List<Membership> memberships) {
        List<Membership> leads = memberships.stream()
                .filter(membership -> membership.role() != MemberRole.MEMBER)
                .toList();
        boolean bound = !leads.isEmpty() || grants.stream().anyMatch(grant -> grant.village() != null);
        var tree = new BodyTree(bound ? bodies.all(handle, commune) : List.of());
        var worn = new ArrayList<Worn>();
        grants.forEach(grant -> worn.add(
                new Worn(Hat.of(grant.role()), grant.title(), bodiesIn(tree, grant.village()), grant.village())));
        leads.forEach(lead -> tree.branch(lead.body()).stream()
                .findFirst()
                .ifPresent(body -> worn.add(
                        new Worn(Hat.of(lead.role()), title(handle, body, lead.role()), branch(tree, body), null))));
        worn.sort(Comparator.comparing(Worn::hat));
        return new RunningAuthority(person, worn);
    }

    /** One query for all bodies; see {@link Directory#leaders}. */
    Map<BodyId, String> leaders(Handle handle, CommuneId commune, LocalDate today) {
        var found = new HashMap<BodyId, String>();
        for (MembershipStore.Lead lead : memberships.leads(handle, commune, today)) {
            String title = title(lead.title(), lead.bodyName(), lead.role());
            found.putIfAbsent(lead.body(), title.contains(lead.bodyName()) ? title : lead.personName());
        }
        return found;
    }

    private String title(Handle handle, Body body, MemberRole role) {
        BodyTitles titles = bodies.titles(handle, body.id());
        return title(role == MemberRole.DEPUTY ? titles.deputy() : titles.leader(), body.name(), role);
    }

    /** How a lead is called: as the organisation file has it, or by the name of the body. */
    String title(@Nullable String given, String body, MemberRole role) {
        return given != null ? given : messages.text("title." + role.name()) + " " + body;
    }

    private static Set<BodyId> branch(BodyTree tree, Body root) {
        return tree.branch(root.id()).stream().map(Body::id).collect(Collectors.toSet());
    }

    private static Set<BodyId> bodiesIn(BodyTree tree, @Nullable VillageId village) {
        var found = new HashSet<BodyId>();
        if (village != null) {
            tree.all().stream()
                    .filter(body -> village.equals(tree.village(body)))
                    .forEach(body -> found.add(body.id()));
        }
        return found;
    }
}
