package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.broadcast.DirectiveService;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.conversation.tally.Surveys;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.outbox.OutboxFile;

/** What may be taken away from a directive: its paper, the report on it, and its whole file. */
final class RecordPages {
    private final Database database;
    private final DirectiveService directives;
    private final Directory directory;
    private final Papers papers;
    private final Surveys surveys;
    private final Audit audit;
    private final AuditWords words;
    private final Wording wording;

    RecordPages(
            Database database,
            DirectiveService directives,
            Directory directory,
            Papers papers,
            Surveys surveys,
            Audit audit,
            AuditWords words,
            Wording wording) {
        this.database = database;
        this.directives = directives;
        this.directory = directory;
        this.papers = papers;
        this.surveys = surveys;
        this.audit = audit;
        this.words = words;
        this.wording = wording;
    }

    /** The signed PDF, byte for byte as it came, for whoever may see the directive. */
    void paper(Context context, Visitor visitor) {
        OutboxFile file = database.read(handle -> {
            Directive directive = find(handle, context, visitor);
            OutboxFile paper = paper(handle, visitor, directive);
            boolean theirs = Sight.whole(visitor, directive) || directives.isFor(handle, directive, visitor.id());
            if (paper == null || !theirs) {
                throw new NotThere();
            }
            return paper;
        });
        send(context, "application/pdf", file.name(), file.bytes());
    }

    void report(Context context, Visitor visitor) {
        String kind = context.pathParam("dang");
        DirectiveReport report = database.read(handle -> report(handle, visitor, whole(handle, context, visitor)));
        String name = "bao-cao-" + report.board().directive().shortNumber() + "." + kind;
        switch (kind) {
            case "pdf" -> send(context, "application/pdf", name, report.pdf());
            case "xlsx" ->
                send(context, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name, report.xlsx());
            default -> throw new NotThere();
        }
    }

    void archive(Context context, Visitor visitor) {
        record Content(DirectiveReport report, @Nullable OutboxFile paper, String text, List<AuditEntry> log) {}
        Content content = database.read(handle -> {
            Directive directive = whole(handle, context, visitor);
            return new Content(
                    report(handle, visitor, directive),
                    paper(handle, visitor, directive),
                    directives
                            .messageOf(handle, visitor.communeId(), directive.shortNumber())
                            .orElse(directive.text()),
                    audit.about(handle, visitor.communeId(), "directive:" + directive.shortNumber()));
        });
        byte[] zip = new DirectiveArchive(content.report(), words).zip(content.paper(), content.text(), content.log());
        int number = content.report().board().directive().shortNumber();
        send(context, "application/zip", "ho-so-van-ban-" + number + ".zip", zip);
    }

    private DirectiveReport report(Handle handle, Visitor visitor, Directive directive) {
        Board board = directives
                .board(handle, visitor.communeId(), directive.shortNumber())
                .orElseThrow(NotThere::new);
        return new DirectiveReport(
                wording,
                visitor.zone(),
                board,
                directives.receipts(handle, visitor.communeId(), directive),
                directives.answers().tally(handle, visitor.communeId(), directive),
                surveyed(handle, directive),
                name(handle, directive.author()),
                name(handle, directive.approver()));
    }

    private Optional<Integer> surveyed(Handle handle, Directive directive) {
        Instant published = directive.publishedAt();
        return directive.extras().survey() && published != null
                ? Optional.of(surveys.answered(handle, directive.id(), published))
                : Optional.empty();
    }

    private String name(Handle handle, @Nullable PersonId person) {
        return person == null
                ? ""
                : directory.person(handle, person).map(Person::name).orElse("");
    }

    private @Nullable OutboxFile paper(Handle handle, Visitor visitor, Directive directive) {
        Long file = directive.fileId();
        return file == null
                ? null
                : papers.file(handle, visitor.communeId(), file).orElse(null);
    }

    /** One of which the visitor may know everything, and of which there is something to report. */
    private Directive whole(Handle handle, Context context, Visitor visitor) {
        Directive directive = find(handle, context, visitor);
        if (!Sight.whole(visitor, directive) || !Sight.out(directive)) {
            throw new NotThere();
        }
        return directive;
    }

    private Directive find(Handle handle, Context context, Visitor visitor) {
        return directives
                .byNumber(handle, visitor.communeId(), DirectivePages.number(context))
                .filter(directive -> Sight.any(visitor, directive))
                .orElseThrow(NotThere::new);
    }

    private static void send(Context context, String type, String name, byte[] bytes) {
        String quoted = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        context.contentType(type)
                .header("Content-Disposition", "attachment; filename*=UTF-8''" + quoted)
                .result(bytes);
    }
}
