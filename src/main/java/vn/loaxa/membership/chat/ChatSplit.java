package vn.loaxa.membership.chat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import vn.loaxa.directory.Member;
import vn.loaxa.text.PersonNames;

/**
 * How a roll that is larger than its chat would be parted: by the bodies below if these hold the members, by village if no
 * part is too large, otherwise into equal parts in the order of names. The parts add up to the roll.
 *
 * @param cap how many people a part may have at most
 */
public record ChatSplit(Way way, int cap, List<Part> parts) {
    public ChatSplit {
        parts = List.copyOf(parts);
    }

    /** By what it is parted. */
    public enum Way {
        BODIES,
        VILLAGES,
        EQUAL
    }

    /**
     * @param name of the body or village; empty for an equal part, which has the names of its first and last member instead
     * @param size the smallest package that holds it, the Official Account counted; 0 if none does
     */
    public record Part(String name, String first, String last, int people, int size) {}

    /** A member's place: the name of the body below and of the village they are in, each empty if there is none. */
    public record Place(String below, String village) {}

    /**
     * @param most how many the chat holds, the Official Account counted
     * @param sizes of the packages that can be bought
     */
    public static ChatSplit of(List<Member> roll, Function<Member, Place> place, int most, List<Integer> sizes) {
        int cap = Math.max(1, most - 1);
        Map<String, List<Member>> bodies =
                by(roll, member -> place.apply(member).below());
        if (fits(bodies, cap)) {
            return new ChatSplit(Way.BODIES, cap, parts(bodies, sizes));
        }
        Map<String, List<Member>> villages =
                by(roll, member -> place.apply(member).village());
        if (fits(villages, cap)) {
            return new ChatSplit(Way.VILLAGES, cap, parts(villages, sizes));
        }
        return new ChatSplit(Way.EQUAL, cap, equal(roll, cap, sizes));
    }

    private static Map<String, List<Member>> by(List<Member> roll, Function<Member, String> name) {
        Map<String, List<Member>> parts = new LinkedHashMap<>();
        roll.forEach(member -> parts.computeIfAbsent(name.apply(member), key -> new ArrayList<>())
                .add(member));
        return parts;
    }

    private static boolean fits(Map<String, List<Member>> parts, int cap) {
        return parts.size() > 1
                && !parts.containsKey("")
                && parts.values().stream().allMatch(part -> part.size() <= cap);
    }

    private static List<Part> parts(Map<String, List<Member>> parts, List<Integer> sizes) {
        return parts.entrySet().stream()
                .map(entry -> part(entry.getKey(), entry.getValue(), sizes))
                .toList();
    }

    private static List<Part> equal(List<Member> roll, int cap, List<Integer> sizes) {
        List<Member> named = roll.stream()
                .sorted(Comparator.comparing(
                        member -> PersonNames.sortKey(member.person().name())))
                .toList();
        int count = Math.max(1, (roll.size() + cap - 1) / cap);
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part("", named.subList(roll.size() * i / count, roll.size() * (i + 1) / count), sizes));
        }
        return parts;
    }

    private static Part part(String name, List<Member> people, List<Integer> sizes) {
        int size = sizes.stream()
                .sorted()
                .filter(one -> one > people.size())
                .findFirst()
                .orElse(0);
        return new Part(
                name,
                people.isEmpty() ? "" : people.get(0).person().name(),
                people.isEmpty() ? "" : people.get(people.size() - 1).person().name(),
                people.size(),
                size);
    }
}
