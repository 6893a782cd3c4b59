package vn.loaxa.broadcast;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.answer.AnswerReader;
import vn.loaxa.broadcast.answer.Given;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.PersonId;
import vn.loaxa.text.Vietnamese;

/**
 * Finds out which directive some words answer: the one quoted, the one whose number stands beside the answer ("1 12", "thông báo 12:
 * 1"), else the one that asks something which these words answer. One that waits for its answer goes before one that has it.
 */
final class AnswerSearch {
    private static final Pattern PREFIXED = Pattern.compile(
            "(?iu)(?:(?:(?:trả lời|tra loi)\\s+)?(?:thông báo|thong bao|tin|tb|văn bản|van ban)\\s+(?:(?:số|so)\\s+)?)?"
                    + "(\\d{1,6})\\s*:\\s*(.+)",
            Pattern.DOTALL);
    private static final Pattern LAST = Pattern.compile("(.*\\S)\\s+(\\d{1,6})", Pattern.DOTALL);
    private static final Pattern SECOND = Pattern.compile("(\\S+)\\s+(\\d{1,6})\\s+(.+)", Pattern.DOTALL);

    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore deliveries = new DeliveryStore();
    private final AnswerStore answers = new AnswerStore();

    /** An answer to this directive. */
    record Hit(Directive directive, Given given, @Nullable Instant answeredAt) {}

    /** The directive that was quoted, if these words answer it. */
    Optional<Hit> quoted(Handle handle, CommuneId commune, PersonId person, String typed, String message) {
        return answers.quoted(handle, commune, person, message)
                .flatMap(id -> directives.byId(handle, id))
                .flatMap(directive -> {
                    Optional<Given> bare = AnswerReader.read(directive.answers(), typed);
                    return bare.isPresent()
                            ? bare.map(given -> new Hit(directive, given, null))
                            : numbered(handle, commune, person, typed).stream()
                                    .filter(hit -> hit.directive().id().equals(directive.id()))
                                    .findFirst();
                });
    }

    /** Directives named by their number, replaced ones too. */
    List<Hit> numbered(Handle handle, CommuneId commune, PersonId person, String typed) {
        List<Hit> hits = new ArrayList<>();
        String text = Vietnamese.clean(typed);
        Matcher prefixed = PREFIXED.matcher(text);
        if (prefixed.matches()) {
            add(handle, commune, person, prefixed.group(1), prefixed.group(2), hits);
        }
        Matcher second = SECOND.matcher(text);
        if (second.matches()) {
            add(handle, commune, person, second.group(2), second.group(1) + " " + second.group(3), hits);
        }
        Matcher last = LAST.matcher(text);
        if (last.matches()) {
            add(handle, commune, person, last.group(2), last.group(1), hits);
        }
        return hits;
    }

    private void add(Handle handle, CommuneId commune, PersonId person, String number, String words, List<Hit> hits) {
        directives
                .byNumber(handle, commune, Integer.parseInt(number))
                .filter(directive -> directive.publishedAt() != null && deliveries.has(handle, directive, person))
                .filter(directive ->
                        hits.stream().noneMatch(hit -> hit.directive().id().equals(directive.id())))
                .ifPresent(directive -> AnswerReader.read(directive.answers(), words)
                        .ifPresent(given -> hits.add(new Hit(directive, given, null))));
    }

    /** Open directives that ask this person something which these words answer, newest first. */
    List<Hit> open(Handle handle, CommuneId commune, PersonId person, String typed, Instant since) {
        List<Hit> hits = new ArrayList<>();
        for (AnswerStore.Asking asking : answers.asking(handle, commune, person, since)) {
            Directive directive = directives.byId(handle, asking.directive()).orElseThrow();
            AnswerReader.read(directive.answers(), typed)
                    .ifPresent(given -> hits.add(new Hit(directive, given, asking.answeredAt())));
        }
        return hits;
    }

    /** Those that wait for an answer, newest first. */
    List<Directive> waiting(Handle handle, CommuneId commune, PersonId person, Instant since) {
        return answers.asking(handle, commune, person, since).stream()
                .filter(asking -> asking.answeredAt() == null)
                .flatMap(asking -> directives.byId(handle, asking.directive()).stream())
                .toList();
    }
}
