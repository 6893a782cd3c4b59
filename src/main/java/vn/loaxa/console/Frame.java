package vn.loaxa.console;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.NavGroup;
import vn.loaxa.console.view.NavItem;
import vn.loaxa.console.view.Shell;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** What stands around every page: name of the commune, who is signed in, and where they may go. */
final class Frame {
    /** As many as the foot of a phone holds beside "more". */
    private static final int MAIN = 4;

    /** A greater number tells nobody more, and does not fit on a phone. */
    private static final int MOST_SHOWN = 99;

    /** Where a place stands that is not one of the first; the groups come in this order. */
    private static final Map<String, String> GROUPS = groups();

    private final Messages messages;

    Frame(Messages messages) {
        this.messages = messages;
    }

    /** {@code current} is the address of the place in the navigation, or empty. */
    Shell of(@Nullable Visitor visitor, String title, String current) {
        if (visitor == null) {
            return new Shell(title, "", "", "", List.of(), List.of());
        }
        List<NavItem> main = mainPlaces(visitor, current);
        var more = new ArrayList<>(main.subList(Math.min(MAIN, main.size()), main.size()));
        more.addAll(morePlaces(visitor, current));
        return new Shell(
                title,
                visitor.commune().name(),
                visitor.title(),
                visitor.csrf(),
                main.subList(0, Math.min(MAIN, main.size())),
                grouped(more));
    }

    private List<NavItem> mainPlaces(Visitor visitor, String current) {
        var places = new ArrayList<NavItem>();
        places.add(place("/", "home", "nav.home", current));
        if (visitor.mayAnyOf(Routes.SEE_DIRECTIVES)) {
            places.add(place(
                    "/chi-dao",
                    "horn",
                    "nav.directives",
                    current,
                    visitor.waiting().approvals()));
        }
        if (visitor.may(Right.SERVE_RESIDENTS)) {
            places.add(place(
                    "/hop-thu", "chat", "nav.inbox", current, visitor.waiting().talks()));
        }
        if (visitor.may(Right.READ_MEMBERS)) {
            places.add(place(
                    "/hoi-vien",
                    "people",
                    "nav.members",
                    current,
                    visitor.waiting().joins()));
        }
        return places;
    }

    private List<NavItem> morePlaces(Visitor visitor, String current) {
        var places = new ArrayList<NavItem>();
        if (visitor.may(Right.DEFINE_REMINDER)) {
            places.add(place("/nhac-lich", "bell", "nav.reminders", current));
        }
        if (visitor.may(Right.EDIT_FAQ)) {
            places.add(place(
                    "/cau-hoi",
                    "info",
                    "nav.questions",
                    current,
                    visitor.waiting().questions()));
        }
        if (visitor.may(Right.SERVE_RESIDENTS)) {
            places.add(place("/san-pham", "doc", "nav.products", current));
            places.add(place(PledgePages.HOME, "doc", "nav.pledges", current));
        }
        if (visitor.may(Right.READ_MEMBERS)) {
            places.add(place(PeoplePages.HOME, "people", "nav.people", current));
        }
        if (visitor.may(Right.SEE_REPORTS)) {
            places.add(place(OfficeRoutes.REPORT, "chart", "nav.reports", current));
            places.add(place(OfficeRoutes.TASKS, "tick", "nav.tasks", current));
        }
        if (visitor.may(Right.SEE_AUDIT)) {
            places.add(place("/nhat-ky", "log", "nav.audit", current));
        }
        if (visitor.may(Right.ADMINISTER)) {
            places.add(place(Console.ACCOUNT, "chat", "nav.account", current));
        }
        places.add(place(OwnPages.HOME, "key", "nav.own", current));
        places.add(place(OfficeRoutes.GUIDE, "info", "nav.guide", current));
        return places;
    }

    private List<NavGroup> grouped(List<NavItem> places) {
        var groups = new ArrayList<NavGroup>();
        GROUPS.values().stream().distinct().forEach(group -> {
            List<NavItem> inside = places.stream()
                    .filter(place -> GROUPS.getOrDefault(place.href(), "help").equals(group))
                    .toList();
            if (!inside.isEmpty()) {
                groups.add(new NavGroup(group, messages.text("nav.group." + group), inside));
            }
        });
        return groups;
    }

    private static Map<String, String> groups() {
        var groups = new LinkedHashMap<String, String>();
        List.of("/nhac-lich", "/cau-hoi", "/hop-thu", "/san-pham", PledgePages.HOME)
                .forEach(place -> groups.put(place, "residents"));
        List.of("/nguoi-va-vai-tro", OfficeRoutes.REPORT, OfficeRoutes.TASKS)
                .forEach(place -> groups.put(place, "commune"));
        List.of("/tai-khoan", "/nhat-ky").forEach(place -> groups.put(place, "system"));
        List.of("/phien", OfficeRoutes.GUIDE).forEach(place -> groups.put(place, "help"));
        return groups;
    }

    private NavItem place(String href, String icon, String key, String current) {
        return place(href, icon, key, current, 0);
    }

    private NavItem place(String href, String icon, String key, String current, int waiting) {
        return new NavItem(
                href,
                icon,
                messages.text(key),
                href.equals(current),
                waiting == 0 ? "" : waiting > MOST_SHOWN ? MOST_SHOWN + "+" : Integer.toString(waiting),
                waiting == 0 ? "" : messages.text(key + ".waiting", Map.of("n", waiting)));
    }
}
