package vn.loaxa.broadcast;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntFunction;
import vn.loaxa.directory.Recipient;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.ZaloGroupId;

/** The roll of a directive with a route for each person. The plan that is shown and the messages that go out both come from here. */
record Routing(List<Routed> people) {
    Routing {
        people = List.copyOf(people);
    }

    record Routed(Recipient recipient, Route route) {}

    int roll() {
        return people.size();
    }

    /** The group chats that get the message, once each. */
    Set<ZaloGroupId> groups() {
        Set<ZaloGroupId> groups = new LinkedHashSet<>();
        for (Routed routed : people) {
            if (routed.route() instanceof Route.ByGroup by) {
                groups.add(by.group());
            }
        }
        return groups;
    }

    /**
     * The plan, a line for each part of the audience.
     *
     * @param label the name of a part by its index
     * @param callsEach calls to Zalo for one chat or person: two when a file follows the text
     */
    Plan plan(int parts, IntFunction<String> label, ZaloRules rules, int ratePerMinute, int callsEach) {
        int[][] counts = new int[parts][4];
        Map<Unreachable, Integer> reasons = new EnumMap<>(Unreachable.class);
        int unlisted = 0;
        for (Routed routed : people) {
            counts[routed.recipient().part()][column(routed.route())]++;
            if (routed.route() instanceof Route.Visit visit) {
                reasons.merge(visit.why(), 1, Integer::sum);
            }
            if (routed.route() instanceof Route.ByGroup chat && !chat.listed()) {
                unlisted++;
            }
        }
        var lines = new ArrayList<Plan.Line>();
        int toPersons = 0;
        int charged = 0;
        for (int part = 0; part < parts; part++) {
            int[] row = counts[part];
            lines.add(new Plan.Line(
                    label.apply(part), row[0] + row[1] + row[2] + row[3], row[0], row[1], row[2], row[3]));
            toPersons += row[1] + row[2];
            charged += row[2];
        }
        int calls = (groups().size() + toPersons) * callsEach;
        int dong = charged * callsEach * rules.prices().consultation();
        return new Plan(lines, roll(), dong, (calls + ratePerMinute - 1) / ratePerMinute, reasons, unlisted);
    }

    private static int column(Route route) {
        if (route instanceof Route.ByGroup) {
            return 0;
        }
        if (route instanceof Route.ToPerson person) {
            return person.charged() ? 2 : 1;
        }
        return 3;
    }
}
