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
        List<Todo> todos,
        boolean seesReminders,
        List<TimelineItem> reminders,
        String moreReminders,
        boolean seesAsked,
        List<Asked> asked,
        List<HealthFact> health,
        String asOf) {

    /** Something that waits; {@code late} is what is already overdue or came back. */
    public record Todo(String text, String detail, String href, boolean late) {}

    /** A question that the bot could not answer. */
    public record Asked(String question, String detail) {}

    /** What cannot wait. */
    public record Alert(String title, String detail, String href) {}
}
