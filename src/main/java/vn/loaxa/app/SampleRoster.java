package vn.loaxa.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import vn.loaxa.yaml.YamlNode;

/**
 * Invents the ordinary members of the sample commune from the declared sizes of its sub-associations, so that the demo has a
 * roll as large as a real one. The same file gives the same people. They are numbered, never named.
 */
final class SampleRoster {
    /** A quarter of each sub-association also belongs to the one before it: people are in several bodies at once. */
    private static final double SHARED = 0.25;

    /** Somebody of the sample commune; {@code bodies} are codes. */
    record Resident(
            String name, String phone, String zaloUserId, String village, List<String> bodies, boolean hasZalo) {}

    private record SubAssociation(String code, int members, double linked) {}

    private SampleRoster() {}

    static List<Resident> of(YamlNode organisation) {
        Map<String, String> villages = new LinkedHashMap<>();
        organisation.get("villages").ifPresent(all -> all.items()
                .forEach(village -> villages.put(village.text("code", ""), village.text("name", ""))));
        List<Resident> residents = new ArrayList<>();
        int number = 0;
        for (Map.Entry<String, String> village : villages.entrySet()) {
            residents.addAll(residents(++number, village.getValue(), in(organisation, village.getKey())));
        }
        return residents;
    }

    private static List<SubAssociation> in(YamlNode organisation, String village) {
        List<SubAssociation> found = new ArrayList<>();
        Map<String, Integer> named = named(organisation);
        for (YamlNode association :
                organisation.get("associations").map(YamlNode::items).orElse(List.of())) {
            for (YamlNode sub :
                    association.get("sub_associations").map(YamlNode::items).orElse(List.of())) {
                if (sub.text("village", "").equals(village)) {
                    String code = sub.text("code", "");
                    int members = Integer.parseInt(sub.text("members", "0")) - named.getOrDefault(code, 0);
                    double linked = Double.parseDouble(sub.text("zalo_linked", "0"));
                    found.add(new SubAssociation(code, members, members == 0 ? 0 : linked / members));
                }
            }
        }
        return found;
    }

    /** How many places of each body the people named in the file take. */
    private static Map<String, Integer> named(YamlNode organisation) {
        Map<String, Integer> named = new LinkedHashMap<>();
        for (YamlNode person : organisation.get("people").map(YamlNode::items).orElse(List.of())) {
            for (YamlNode membership :
                    person.get("memberships").map(YamlNode::items).orElse(List.of())) {
                named.merge(membership.text("body", ""), 1, Integer::sum);
            }
        }
        return named;
    }

    private static List<Resident> residents(int village, String villageName, List<SubAssociation> subs) {
        Map<Integer, List<String>> bodies = new LinkedHashMap<>();
        Map<Integer, Double> linked = new LinkedHashMap<>();
        int next = 1;
        for (SubAssociation sub : subs) {
            int first = Math.max(1, next - (int) Math.round(sub.members() * SHARED));
            for (int person = first; person < first + sub.members(); person++) {
                bodies.computeIfAbsent(person, unknown -> new ArrayList<>()).add(sub.code());
                linked.putIfAbsent(person, sub.linked());
            }
            next = first + sub.members();
        }
        List<Resident> residents = new ArrayList<>();
        for (int person : new TreeSet<>(bodies.keySet())) {
            // The golden ratio spreads those without Zalo evenly over the village, with no chance in it.
            double share = person * 0.618033988749895 % 1;
            residents.add(new Resident(
                    "Hội viên %d-%03d".formatted(village, person),
                    "09001%02d%03d".formatted(village, person),
                    "8100000%02d%04d".formatted(village, person),
                    villageName,
                    List.copyOf(bodies.get(person)),
                    share < linked.getOrDefault(person, 0.0)));
        }
        return residents;
    }

    /** As a roster file of the shape that {@code import} reads. */
    static String csv(List<Resident> residents) {
        StringBuilder csv = new StringBuilder("họ tên,số điện thoại,thôn,hội/chi hội,chức vụ\n");
        for (Resident resident : residents) {
            csv.append(resident.name())
                    .append(',')
                    .append(resident.phone())
                    .append(',')
                    .append(resident.village())
                    .append(',')
                    .append(String.join(";", resident.bodies()))
                    .append(",\n");
        }
        return csv.toString();
    }
}
