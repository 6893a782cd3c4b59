package vn.loaxa.directory;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The matrix of domain §8: which hat gives which right, and where. "With approval" (○ there) gives a right only where the
 * act itself goes to approval, as a draft does.
 */
final class RightsMatrix {
    /** Where a right holds. */
    enum Reach {
        NOWHERE,
        /** The branch that one leads, or the village that one heads. */
        OWN,
        EVERYWHERE
    }

    /** ● everywhere, ◐ own unit only, · nowhere. A member's own acts (to read, to acknowledge) need no right. */
    private static final String TABLE = """
            RIGHT                   APPROVER CHAIR ADMINISTRATOR DRAFTER CLERK COUNTER_OFFICER LEADER VILLAGE_HEAD DEPUTY DIGITAL_TEAM MEMBER
            READ_MEMBERS               ●       ◐         ●          ●      ●          ·          ◐         ◐         ◐         ◐         ·
            MANAGE_MEMBERS             ·       ◐         ·          ·      ·          ·          ◐         ·         ◐         ·         ·
            APPOINT_DEPUTY             ·       ◐         ●          ·      ·          ·          ◐         ·         ·         ·         ·
            MAKE_CHAT                  ·       ◐         ●          ·      ·          ·          ·         ·         ·         ·         ·
            SEE_PHONES                 ·       ◐         ·          ·      ·          ·          ◐         ◐         ◐         ·         ·
            SEE_MISSING                ●       ◐         ·          ●      ●          ·          ◐         ◐         ◐         ·         ·
            ACKNOWLEDGE_FOR_OTHERS     ·       ·         ·          ·      ·          ·          ◐         ◐         ◐         ◐         ·
            SEND_NOTICE                ·       ◐         ·          ·      ·          ·          ◐         ◐         ·         ·         ·
            DRAFT_DIRECTIVE            ●       ◐         ·          ●      ·          ·          ·         ·         ·         ·         ·
            APPROVE_DIRECTIVE          ●       ◐         ·          ·      ·          ·          ·         ·         ·         ·         ·
            WITHDRAW_DIRECTIVE         ●       ◐         ·          ·      ·          ·          ·         ·         ·         ·         ·
            DEFINE_REMINDER            ●       ◐         ·          ●      ·          ·          ◐         ◐         ◐         ·         ·
            SERVE_RESIDENTS            ●       ·         ·          ●      ·          ●          ·         ·         ·         ·         ·
            EDIT_FAQ                   ●       ·         ·          ●      ·          ●          ·         ·         ·         ·         ·
            PUBLISH_FAQ                ●       ·         ·          ·      ·          ·          ·         ·         ·         ·         ·
            SEE_REPORTS                ●       ◐         ·          ●      ●          ·          ◐         ◐         ◐         ◐         ·
            SEE_AUDIT                  ●       ·         ●          ·      ·          ·          ·         ·         ·         ·         ·
            ADMINISTER                 ·       ·         ●          ·      ·          ·          ·         ·         ·         ·         ·
            """;

    private static final Map<Right, Map<Hat, Reach>> ROWS = read();

    private RightsMatrix() {}

    static Reach reach(Right right, Hat hat) {
        return ROWS.getOrDefault(right, Map.of()).getOrDefault(hat, Reach.NOWHERE);
    }

    private static Map<Right, Map<Hat, Reach>> read() {
        List<String[]> lines = TABLE.lines().map(line -> line.split("\\s+")).toList();
        List<Hat> hats = Arrays.stream(lines.get(0)).skip(1).map(Hat::valueOf).toList();
        var rows = new EnumMap<Right, Map<Hat, Reach>>(Right.class);
        for (String[] line : lines.subList(1, lines.size())) {
            var row = new EnumMap<Hat, Reach>(Hat.class);
            for (int i = 0; i < hats.size(); i++) {
                row.put(hats.get(i), reach(line[i + 1]));
            }
            rows.put(Right.valueOf(line[0]), row);
        }
        return rows;
    }

    private static Reach reach(String mark) {
        return switch (mark) {
            case "●" -> Reach.EVERYWHERE;
            case "◐" -> Reach.OWN;
            case "·" -> Reach.NOWHERE;
            default -> throw new IllegalStateException("No such mark in the matrix: " + mark);
        };
    }
}
