package vn.loaxa.console.view;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receipt board of a directive. {@code due}, {@code note} and {@code survey} are empty when there is nothing to say; where a list may be
 * long it holds the first, and the count beside it says of how many.
 */
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
        Source source,
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
        int unsureCount,
        List<VisitGroup> visits,
        int visitCount,
        List<VisitRow> holders,
        int holderCount,
        List<ChainItem> chain,
        Acts acts,
        List<MissingRow> missing,
        int missingCount,
        @Nullable CurveView curve,
        List<TimelineItem> timeline,
        String error,
        @Nullable FollowUpView followUp,
        String survey) {

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
                source,
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
                unsureCount,
                visits,
                visitCount,
                holders,
                holderCount,
                chain,
                acts,
                missing,
                missingCount,
                curve,
                timeline,
                error,
                other,
                survey);
    }

    /** Where it comes from: what stands on the paper, the name of the file, and who vouches for it. */
    public record Source(
            List<PaperView.Fact> facts,
            String fileName,
            @Nullable PaperView paper) {}

    /** What the visitor may do with it now, besides deciding and stopping. */
    public record Acts(boolean follow, boolean withdraw, boolean nudge, boolean export) {}

    /** A link of the chain of directives about the same matter. */
    public record ChainItem(String href, String name, String what, String state, boolean current) {}
}
