package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The home of an official. {@code alert} is null on quiet days. */
public record HomeView(
        Shell shell,
        String dateLine,
        boolean mayCompose,
        boolean mayApprove,
        boolean seesDirectives,
        @Nullable Alert alert,
        List<DirectiveItem> waiting,
        List<DirectiveItem> latest,
        boolean seesReminders,
        List<TimelineItem> reminders,
        List<HealthFact> health) {

    /** What cannot wait. */
    public record Alert(String title, String detail, String href) {}
}
