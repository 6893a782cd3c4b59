package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The receipt board of a directive. {@code due} and {@code note} are empty when there is nothing to say. */
public record BoardView(
        Shell shell,
        int number,
        String symbol,
        String title,
        String meta,
        int urgency,
        String urgencyWord,
        String due,
        boolean dueLate,
        String text,
        String note,
        String noteKind,
        boolean published,
        boolean mayApprove,
        String approveLabel,
        boolean mayStop,
        String pendingNumber,
        String alreadySent,
        @Nullable BoardFigures figures,
        List<VisitRow> unsure,
        List<VisitGroup> visits,
        int visitCount,
        List<VisitRow> holders,
        List<ChainItem> chain,
        Acts acts,
        List<MissingRow> missing,
        @Nullable CurveView curve,
        List<TimelineItem> timeline,
        String error,
        @Nullable FollowUpView followUp) {

    /** The same page with another sentence in its follow-up. */
    public BoardView with(FollowUpView other) {
        return new BoardView(
                shell,
                number,
                symbol,
                title,
                meta,
                urgency,
                urgencyWord,
                due,
                dueLate,
                text,
                note,
                noteKind,
                published,
                mayApprove,
                approveLabel,
                mayStop,
                pendingNumber,
                alreadySent,
                figures,
                unsure,
                visits,
                visitCount,
                holders,
                chain,
                acts,
                missing,
                curve,
                timeline,
                error,
                other);
    }

    /** What the visitor may do with it now, besides deciding and stopping. */
    public record Acts(boolean follow, boolean withdraw, boolean nudge, boolean export) {}

    /** A link of the chain of directives about the same matter. */
    public record ChainItem(String href, String name, String what, String state, boolean current) {}
}
