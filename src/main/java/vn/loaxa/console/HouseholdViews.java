package vn.loaxa.console;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import vn.loaxa.console.view.HouseholdsView;
import vn.loaxa.console.view.VillageHouseholdsView;
import vn.loaxa.directory.Village;
import vn.loaxa.household.Household;
import vn.loaxa.household.Lesson;
import vn.loaxa.household.LessonSession;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** Households and lessons as they are read. Thread-safe. */
final class HouseholdViews {
    private final Messages messages;
    private final Wording wording;

    HouseholdViews(Messages messages, Wording wording) {
        this.messages = messages;
        this.wording = wording;
    }

    VillageHouseholdsView.Session session(LessonSession one) {
        Lesson lesson = one.lesson();
        String name = messages.text("lesson." + lesson.code());
        return new VillageHouseholdsView.Session(
                messages.text("session", Map.of("lesson", name, "people", wording.number(lesson.people()))),
                Days.show(one.day()));
    }

    HouseholdsView.Row row(Village village, List<Household> all) {
        List<Household> own = of(village, all);
        long visited = own.stream().filter(one -> one.lastVisit() != null).count();
        return new HouseholdsView.Row(
                OfficeRoutes.HOUSEHOLDS + "/" + village.code(),
                village.name(),
                wording.number(own.size()),
                wording.number(reached(own)),
                wording.percent((int) reached(own), own.size()),
                wording.number(visited));
    }

    VillageHouseholdsView.Row row(Visitor visitor, Household household) {
        Instant taught = household.lastTaught();
        Instant visited = taught == null ? household.lastVisit() : taught;
        String how = household.linked() ? "linked" : household.inGroup() ? "group" : "none";
        return new VillageHouseholdsView.Row(
                household.id(),
                household.head(),
                household.reached(),
                messages.text("how." + how),
                household.linked(),
                household.inGroup(),
                visited == null
                        ? ""
                        : messages.text(
                                taught == null ? "visited" : "taught",
                                Map.of("at", wording.paper(visited, visitor.zone()))));
    }

    static List<Household> of(Village village, List<Household> all) {
        return all.stream().filter(one -> one.village().equals(village.id())).toList();
    }

    static long reached(List<Household> own) {
        return own.stream().filter(Household::reached).count();
    }
}
