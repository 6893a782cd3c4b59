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
        List<VisitRow> visits,
        List<MissingRow> missing,
        @Nullable CurveView curve,
        List<TimelineItem> timeline,
        String error) {}
