package vn.loaxa.conversation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.broadcast.DirectiveDraft;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.broadcast.Particulars;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSet;
import vn.loaxa.broadcast.answer.AnswerSetReader;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.Authority;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.paper.Paper;
import vn.loaxa.text.Days;

/** Makes a draft of what was written in a chat, and tells what goes with its words. Thread-safe. */
final class NoticeDrafts {
    private final Papers papers;

    NoticeDrafts(Papers papers) {
        this.papers = papers;
    }

    DirectiveDraft of(
            Chat chat, PersonId author, String text, Urgency urgency, List<Audience.Part> parts, Pending.Extra extra) {
        Long file = extra.file();
        Optional<Paper> paper =
                file == null || !extra.quoted() ? Optional.empty() : papers.of(chat.handle(), chat.communeId(), file);
        String symbol = found(paper, Paper.Field.SYMBOL);
        String title = found(paper, Paper.Field.SUMMARY);
        return new DirectiveDraft(author, symbol, title, text, urgency, new Audience(parts), file, null)
                .on(particulars(chat, paper))
                .with(new DirectiveDraft.Extras(AnswerSetReader.stored(extra.answers()), ""));
    }

    /** A leader speaks under the own title, not in the name of a body or of whoever signed. */
    private static Particulars particulars(Chat chat, Optional<Paper> paper) {
        Authority authority = chat.authority();
        boolean official = authority != null && authority.mayEverywhere(Right.DRAFT_DIRECTIVE);
        return new Particulars(
                found(paper, Paper.Field.TYPE),
                official ? found(paper, Paper.Field.ISSUER) : "",
                Days.read(found(paper, Paper.Field.ISSUED_ON)).orElse(null),
                official ? found(paper, Paper.Field.SIGNER) : "");
    }

    private static String found(Optional<Paper> paper, Paper.Field field) {
        return paper.flatMap(read -> read.finding(field))
                .map(Paper.Finding::value)
                .orElse("");
    }

    /** A line for each thing that goes with the words, each begun by a line break; empty for words alone. */
    String with(Chat chat, DirectiveDraft draft) {
        StringBuilder lines = new StringBuilder();
        AnswerSet answers = draft.extras().answers();
        if (!answers.none()) {
            lines.append('\n').append(chat.text("send.answers", Map.of("answers", answers.shown())));
        }
        Long file = draft.fileId();
        if (file != null) {
            papers.file(chat.handle(), chat.communeId(), file)
                    .ifPresent(kept -> lines.append('\n').append(chat.text("send.file", Map.of("name", kept.name()))));
        }
        if (!draft.symbol().isEmpty() || !draft.title().isEmpty()) {
            lines.append('\n')
                    .append(chat.text("send.paper", Map.of("symbol", draft.symbol(), "title", draft.title()))
                            .strip());
        }
        return lines.toString();
    }
}
