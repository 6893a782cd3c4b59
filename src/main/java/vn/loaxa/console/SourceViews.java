package vn.loaxa.console;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.Particulars;
import vn.loaxa.console.view.BoardView;
import vn.loaxa.console.view.PaperView;
import vn.loaxa.outbox.OutboxFile;
import vn.loaxa.paper.Paper.Field;
import vn.loaxa.text.Days;

/** Where a directive comes from: what stands on its paper, and the paper itself. */
final class SourceViews {

    private final Papers papers;
    private final PaperViews views;

    SourceViews(Papers papers, Wording wording) {
        this.papers = papers;
        views = new PaperViews(wording);
    }

    /** @param mayTake whether this visitor may take the file away */
    BoardView.Source of(Handle handle, Visitor visitor, Directive directive, boolean mayTake) {
        Long file = mayTake ? directive.fileId() : null;
        if (file == null) {
            return new BoardView.Source(facts(directive.particulars()), "", null);
        }
        return new BoardView.Source(
                facts(directive.particulars()),
                papers.file(handle, visitor.communeId(), file)
                        .map(OutboxFile::name)
                        .orElse(""),
                papers.of(handle, visitor.communeId(), file)
                        .map(paper -> views.shown(paper, visitor.zone()))
                        .orElse(null));
    }

    private static List<PaperView.Fact> facts(Particulars particulars) {
        List<PaperView.Fact> facts = new ArrayList<>();
        LocalDate issued = particulars.issuedOn();
        add(facts, Field.TYPE, particulars.type());
        add(facts, Field.ISSUER, particulars.issuer());
        add(facts, Field.ISSUED_ON, issued == null ? "" : Days.show(issued));
        add(facts, Field.SIGNER, particulars.signer());
        return facts;
    }

    private static void add(List<PaperView.Fact> facts, Field field, String text) {
        if (!text.isEmpty()) {
            facts.add(new PaperView.Fact(PaperViews.WORDS.text("field." + field), text));
        }
    }
}
