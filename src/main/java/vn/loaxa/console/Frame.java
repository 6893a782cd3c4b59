package vn.loaxa.console;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.NavItem;
import vn.loaxa.console.view.Shell;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** What stands around every page: name of the commune, who is signed in, and where they may go. */
final class Frame {
    private final Messages messages;

    Frame(Messages messages) {
        this.messages = messages;
    }

    /** {@code current} is the address of the place in the navigation, or empty. */
    Shell of(@Nullable Visitor visitor, String title, String current) {
        if (visitor == null) {
            return new Shell(title, "", "", "", List.of(), List.of());
        }
        return new Shell(
                title,
                visitor.commune().name(),
                visitor.title(),
                visitor.csrf(),
                mainPlaces(visitor, current),
                morePlaces(visitor, current));
    }

    private List<NavItem> mainPlaces(Visitor visitor, String current) {
        var places = new ArrayList<NavItem>();
        places.add(place("/", "home", "nav.home", current));
        if (visitor.mayAnyOf(Routes.SEE_DIRECTIVES)) {
            places.add(place("/chi-dao", "horn", "nav.directives", current));
        }
        if (visitor.may(Right.READ_MEMBERS)) {
            places.add(place("/hoi-vien", "people", "nav.members", current));
        }
        return places;
    }

    private List<NavItem> morePlaces(Visitor visitor, String current) {
        var places = new ArrayList<NavItem>();
        if (visitor.may(Right.DEFINE_REMINDER)) {
            places.add(place("/nhac-lich", "bell", "nav.reminders", current));
        }
        if (visitor.may(Right.SEE_REPORTS)) {
            places.add(place("/bao-cao", "chart", "nav.reports", current));
        }
        if (visitor.may(Right.SEE_AUDIT)) {
            places.add(place("/nhat-ky", "log", "nav.audit", current));
        }
        places.add(place(GuidePages.PLACE, "info", "nav.guide", current));
        return places;
    }

    private NavItem place(String href, String icon, String key, String current) {
        return new NavItem(href, icon, messages.text(key), href.equals(current));
    }
}
