package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.AnswerResult.None;
import vn.loaxa.broadcast.AnswerResult.NotAllowed;
import vn.loaxa.broadcast.AnswerResult.NotOffered;
import vn.loaxa.broadcast.AnswerResult.Taken;
import vn.loaxa.broadcast.AnswerResult.Which;
import vn.loaxa.broadcast.answer.AnswerReader;
import vn.loaxa.broadcast.answer.Choice;
import vn.loaxa.broadcast.answer.Given;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/**
 * What people answer to directives that ask something: taken, and tallied. The last answer counts, the first one is the
 * acknowledgement; what comes to a directive that was replaced counts for the one in force, where that asks the same. Thread-safe;
 * calls are part of the caller's transaction.
 */
public final class Answers {
    private final Directory directory;
    private final Clock clock;
    private final BroadcastSettings settings;
    private final Ledger ledger;
    private final Succession succession;
    private final HelpCalls helpCalls;
    private final Permissions permissions;
    private final TallyReader tallies;
    private final AnswerSearch search = new AnswerSearch();
    private final AnswerStore store = new AnswerStore();
    private final DirectiveStore directives = new DirectiveStore();
    private final DeliveryStore deliveries = new DeliveryStore();

    Answers(
            Directory directory,
            Clock clock,
            BroadcastSettings settings,
            Ledger ledger,
            Succession succession,
            NudgePost post) {
        this.directory = directory;
        this.clock = clock;
        this.settings = settings;
        this.ledger = ledger;
        this.succession = succession;
        this.helpCalls = new HelpCalls(directory, post);
        this.permissions = new Permissions(directory);
        this.tallies = new TallyReader(directory, clock);
    }

    /** What was heard: the words, what they quote, and whether only what names its directive may be meant. */
    public record Heard(String typed, @Nullable String quoted, boolean namedOnly) {}

    /** Takes what a person typed, if it answers something that they were asked. */
    public AnswerResult answer(Handle handle, CommuneId commune, PersonId person, Heard heard) {
        String quoted = heard.quoted();
        if (quoted != null) {
            Optional<AnswerSearch.Hit> hit = search.quoted(handle, commune, person, heard.typed(), quoted);
            if (hit.isPresent()) {
                return take(handle, commune, person, hit.get(), null);
            }
        }
        List<AnswerSearch.Hit> named = search.numbered(handle, commune, person, heard.typed());
        List<AnswerSearch.Hit> open =
                heard.namedOnly() ? List.of() : search.open(handle, commune, person, heard.typed(), since());
        return decide(handle, commune, person, heard, named, open);
    }

    /** "2 1" is two counts for one directive, or answer 2 to directive 1: both open, the person is asked. */
    private AnswerResult decide(
            Handle handle,
            CommuneId commune,
            PersonId person,
            Heard heard,
            List<AnswerSearch.Hit> named,
            List<AnswerSearch.Hit> open) {
        if (!named.isEmpty()) {
            AnswerSearch.Hit first = named.get(0);
            List<AnswerSearch.Hit> counted = open.stream()
                    .filter(hit -> hit.given().choice().isEmpty()
                            && !hit.directive().id().equals(first.directive().id()))
                    .toList();
            boolean live =
                    first.directive().inForce() && !recent(first.directive()).isBefore(since());
            boolean waits = counted.stream().anyMatch(hit -> hit.answeredAt() == null)
                    || store.latest(handle, first.directive().id(), person).isPresent();
            if (counted.isEmpty() || !waits) {
                return take(handle, commune, person, first, null);
            }
            return live
                    ? new Which(List.of(counted.get(0).directive(), first.directive()), heard.typed())
                    : take(handle, commune, person, counted.get(0), null);
        }
        List<AnswerSearch.Hit> unanswered =
                open.stream().filter(hit -> hit.answeredAt() == null).toList();
        if (unanswered.size() > 1) {
            return new Which(
                    unanswered.stream().map(AnswerSearch.Hit::directive).toList(), heard.typed());
        }
        Optional<AnswerSearch.Hit> meant = unanswered.stream().findFirst().or(() -> open.stream()
                .max(Comparator.comparing(hit -> Objects.requireNonNullElse(hit.answeredAt(), Instant.EPOCH))));
        return meant.map(hit -> take(handle, commune, person, hit, null))
                .orElseGet(() -> heard.namedOnly() ? new None() : notOffered(handle, commune, person, heard.typed()));
    }

    /** Numbers alone are an answer to something: where just one directive waits, it is said what that one offers. */
    private AnswerResult notOffered(Handle handle, CommuneId commune, PersonId person, String typed) {
        if (!typed.strip().matches("\\d{1,2}(?:[\\s,]+\\d{1,4}){0,3}")) {
            return new None();
        }
        List<Directive> waiting = search.waiting(handle, commune, person, since());
        return waiting.size() == 1 ? new NotOffered(waiting.get(0)) : new None();
    }

    /** Whether a directive that these words answer, named or not, went out within {@code fresh} and waits or may be changed. */
    public boolean asks(Handle handle, CommuneId commune, PersonId person, String typed, Instant fresh) {
        return !search.open(handle, commune, person, typed, fresh).isEmpty();
    }

    /** Directives that wait for such an answer of this person, newest first. */
    public List<Directive> waiting(Handle handle, CommuneId commune, PersonId person, String typed) {
        return search.open(handle, commune, person, typed, since()).stream()
                .filter(hit -> hit.answeredAt() == null)
                .map(AnswerSearch.Hit::directive)
                .toList();
    }

    /** Whether these words name the directive that they answer. */
    public boolean isNamed(Handle handle, CommuneId commune, PersonId person, String typed) {
        return !search.numbered(handle, commune, person, typed).isEmpty();
    }

    /** "trả lời thay Nguyễn Văn A 12: 2", shown as reported by somebody else. {@code via} is chat or console. */
    public AnswerResult answerFor(
            Handle handle,
            CommuneId commune,
            PersonId actor,
            PersonId subject,
            int shortNumber,
            String typed,
            String via) {
        Optional<Person> person = directory.person(handle, subject);
        Optional<Directive> directive = directives
                .byNumber(handle, commune, shortNumber)
                .filter(found -> found.publishedAt() != null && deliveries.has(handle, found, subject));
        if (person.isEmpty() || !permissions.mayReportFor(handle, commune, actor, person.get())) {
            return new NotAllowed();
        }
        if (directive.isEmpty() || directive.get().answers().none()) {
            return new None();
        }
        Optional<Given> given = AnswerReader.read(directive.get().answers(), typed);
        if (given.isEmpty()) {
            return new NotOffered(directive.get());
        }
        AnswerResult result =
                take(handle, commune, subject, new AnswerSearch.Hit(directive.get(), given.get(), null), actor);
        Map<String, String> details =
                Map.of("person", subject.toString(), "choice", given.get().choice());
        ledger.record(handle, commune, actor, via, "directive.answered_for", directive.get(), details);
        return result;
    }

    private AnswerResult take(
            Handle handle, CommuneId commune, PersonId person, AnswerSearch.Hit hit, @Nullable PersonId reportedBy) {
        Instant now = clock.instant();
        Directive asked = hit.directive();
        Directive counted = counted(handle, asked, person, hit.given());
        Choice choice = counted.answers().choice(hit.given().choice()).orElse(null);
        boolean help = choice != null && choice.help();
        Optional<Long> written =
                store.put(handle, commune, counted.id(), asked.id(), person, hit.given(), help, reportedBy, now);
        if (choice == null || choice.receipt()) {
            // What they have read is what they answered: its replacement still waits for its own "đã nhận".
            deliveries.acknowledge(handle, asked.id(), person, reportedBy, now);
        }
        AnswerResult.Help called = AnswerResult.Help.NONE;
        if (help && written.isPresent()) {
            int told = helpCalls.tell(handle, commune, counted, person, hit.given(), reportedBy, written.get());
            called = told > 0 ? AnswerResult.Help.TOLD : AnswerResult.Help.LISTED;
        }
        Instant due = counted.dueAt();
        boolean wantsReason =
                choice != null && choice.reason() && hit.given().reason().isEmpty();
        return new Taken(asked, counted, hit.given(), due != null && now.isAfter(due), wantsReason, called);
    }

    /** Where it counts: what is in force in the place of what was answered, if it is for this person and offers the same. */
    private Directive counted(Handle handle, Directive asked, PersonId person, Given given) {
        return succession
                .inForce(handle, asked)
                .filter(current -> !current.id().equals(asked.id()) && deliveries.has(handle, current, person))
                .filter(current -> given.choice().isEmpty()
                        ? current.answers().counts().equals(asked.answers().counts())
                        : sameChoice(asked, current, given))
                .orElse(asked);
    }

    private static boolean sameChoice(Directive asked, Directive current, Given given) {
        Optional<String> before = asked.answers().choice(given.choice()).map(Choice::label);
        return before.isPresent()
                && before.equals(current.answers().choice(given.choice()).map(Choice::label));
    }

    private static Instant recent(Directive directive) {
        return Objects.requireNonNullElse(directive.publishedAt(), directive.createdAt());
    }

    private Instant since() {
        return clock.instant().minus(settings.open());
    }

    /** What was answered so far; empty for a directive that asks nothing. */
    public Optional<Tally> tally(Handle handle, CommuneId commune, Directive directive) {
        return directive.answers().none() ? Optional.empty() : Optional.of(tallies.read(handle, commune, directive));
    }
}
