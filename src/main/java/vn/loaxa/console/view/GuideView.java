package vn.loaxa.console.view;

import java.util.List;

/** The lessons that there are. {@code simulator} is where the simulated phones are, or empty. */
public record GuideView(Shell shell, List<Group> groups, String simulator) {

    /** Lessons for the same people. */
    public record Group(String title, List<Item> lessons) {}

    public record Item(String href, String title, String minutes, String intro) {}
}
