package vn.loaxa.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.SignInStore.Holder;
import vn.loaxa.console.view.SampleOfficial;
import vn.loaxa.directory.BodyKind;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.RoleGrant;

/** One official of each kind, to enter the demo as. Made only when the demo is on. */
final class SampleOfficials {
    private static final int MOST_LEADERS = 2;

    private final Directory directory;

    SampleOfficials(Directory directory) {
        this.directory = directory;
    }

    List<SampleOfficial> list(Handle handle) {
        var list = new ArrayList<SampleOfficial>();
        for (Holder holder : holders(handle)) {
            directory.person(handle, holder.person()).ifPresent(person -> {
                var titles = directory
                        .authority(handle, holder.commune(), person.id())
                        .titles();
                list.add(new SampleOfficial(
                        person.id().value(), titles.isEmpty() ? person.name() : titles.get(0), person.name()));
            });
        }
        return list;
    }

    List<Holder> holders(Handle handle) {
        var holders = new ArrayList<Holder>();
        for (Commune commune : directory.communes(handle)) {
            Map<OfficialRole, RoleGrant> firsts = new LinkedHashMap<>();
            directory.roles(handle, commune.id()).forEach(grant -> firsts.putIfAbsent(grant.role(), grant));
            firsts.values().forEach(grant -> add(holders, new Holder(commune.id(), grant.person())));
            leaders(handle, commune).forEach(leader -> add(holders, new Holder(commune.id(), leader.person())));
        }
        return holders;
    }

    private List<Membership> leaders(Handle handle, Commune commune) {
        var leaders = new ArrayList<Membership>();
        int chairs = 0;
        for (var body : directory.bodies(handle, commune.id())) {
            if (body.kind() == BodyKind.OFFICE || leaders.size() > MOST_LEADERS) {
                continue;
            }
            for (Membership member : directory.members(handle, body.id())) {
                boolean chair = member.role() == MemberRole.CHAIR;
                if (chair && chairs == 0
                        || member.role() == MemberRole.LEADER && leaders.size() - chairs < MOST_LEADERS) {
                    chairs += chair ? 1 : 0;
                    leaders.add(member);
                    break;
                }
            }
        }
        return leaders;
    }

    private static void add(List<Holder> holders, Holder holder) {
        if (!holders.contains(holder)) {
            holders.add(holder);
        }
    }
}
