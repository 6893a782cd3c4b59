package vn.loaxa.console;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import vn.loaxa.broadcast.Board;
import vn.loaxa.console.view.VisitGroup;
import vn.loaxa.console.view.VisitRow;

/** Sorts visits the way they are walked: by village, and in it by who goes. */
final class VisitGroups {
    private VisitGroups() {}

    /** The same without the lists, which stand behind {@code page}, where they are many. */
    static List<VisitGroup> shortened(List<Board.Visit> visits, String page, String about) {
        return visits.size() <= BoardLists.AT_ONCE
                ? of(visits, about)
                : of(visits, about).stream()
                        .map(group -> new VisitGroup(
                                group.village(),
                                group.people(),
                                List.of(),
                                page + "?thon=" + URLEncoder.encode(group.village(), StandardCharsets.UTF_8)))
                        .toList();
    }

    /** @param about what they are told of, as each sheet says at its head */
    static List<VisitGroup> of(List<Board.Visit> visits, String about) {
        Map<String, List<Board.Visit>> villages = visits.stream()
                .collect(Collectors.groupingBy(Board.Visit::village, LinkedHashMap::new, Collectors.toList()));
        return villages.entrySet().stream()
                .map(village -> new VisitGroup(
                        village.getKey(), village.getValue().size(), walks(village.getValue(), about), ""))
                .toList();
    }

    private static List<VisitGroup.Walk> walks(List<Board.Visit> visits, String about) {
        Map<String, List<Board.Visit>> goers = visits.stream()
                .collect(Collectors.groupingBy(Board.Visit::goer, LinkedHashMap::new, Collectors.toList()));
        return goers.entrySet().stream()
                .map(goer -> new VisitGroup.Walk(about, goer.getKey(), rows(goer.getValue())))
                .toList();
    }

    static List<VisitRow> rows(List<Board.Visit> visits) {
        return visits.stream()
                .map(visit -> new VisitRow(visit.name(), visit.village(), visit.body(), visit.reason(), visit.goer()))
                .toList();
    }
}
