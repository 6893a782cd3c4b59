package vn.loaxa.console;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.ThreadView;
import vn.loaxa.conversation.ResidentCase;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.script.CannedAnswer;
import vn.loaxa.conversation.thread.ResidentThread;
import vn.loaxa.conversation.thread.ThreadLine;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.RoleGrant;
import vn.loaxa.directory.ZaloContacts;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.text.Messages;

/** Puts the page of one thread together. */
final class ThreadViews {
    /** One bubble of Zalo, with room for who speaks. */
    static final int LONGEST = 1800;

    private final ResidentDesk desk;
    private final Directory directory;
    private final InboxList inbox;
    private final Frame frame;
    private final Wording wording;
    private final Messages words;
    private final Clock clock;

    ThreadViews(
            ResidentDesk desk,
            Directory directory,
            InboxList inbox,
            Frame frame,
            Wording wording,
            Messages words,
            Clock clock) {
        this.desk = desk;
        this.directory = directory;
        this.inbox = inbox;
        this.frame = frame;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    /** What the official typed so far, what went wrong with it just now, and what went well; each may be empty. */
    record Said(String draft, String error, String done) {}

    ThreadView page(Handle handle, Visitor visitor, ResidentThread thread, Said said) {
        Instant now = clock.instant();
        Optional<ResidentCase> about = desk.caseOf(handle, visitor.communeId(), thread);
        Optional<Person> person = person(handle, visitor, thread);
        String name = person.map(Person::name).orElseGet(() -> words.text("inbox.unknown"));
        String title = about.map(it -> words.text("inbox.case", Map.of("n", it.number(), "person", name)))
                .orElseGet(() -> words.text("inbox.talk", Map.of("person", name)));
        ResidentDesk.Reach reach = desk.reach(handle, visitor.communeId(), thread);
        Integer rating = thread.rating();
        return new ThreadView(
                frame.of(visitor, title, "/hop-thu"),
                thread.id(),
                title,
                words.text(
                        "thread.about",
                        Map.of(
                                "opened", wording.moment(thread.openedAt(), now, visitor.zone()),
                                "village", village(handle, visitor, person))),
                lines(handle, visitor, thread, thread.version()),
                thread.isOpen(),
                thread.version(),
                reach(reach, person, now, visitor.zone()),
                reach.possible() ? reach.dong() == 0 ? "ok" : "caution" : "fault",
                reach.possible(),
                said.draft(),
                LONGEST,
                canned(visitor, thread),
                officials(handle, visitor, thread),
                !thread.isCase() && now.isBefore(desk.silentUntil(handle, visitor.communeId(), thread)),
                rating == null
                        ? thread.askedAt() == null ? "" : words.text("thread.rating.asked")
                        : words.text("thread.rating", Map.of("mark", rating)),
                said.error(),
                said.done());
    }

    /** @param seen the version that the form on the visitor's screen was made of */
    ThreadView.Lines lines(Handle handle, Visitor visitor, ResidentThread thread, long seen) {
        Instant now = clock.instant();
        ZoneId zone = visitor.zone();
        List<ThreadLine> lines = desk.lines(handle, thread);
        Instant silent = desk.silentUntil(handle, visitor.communeId(), thread);
        return new ThreadView.Lines(
                thread.id(),
                seen,
                thread.isOpen(),
                InboxList.status(thread, now),
                words.text("thread.state." + InboxList.state(thread)),
                inbox.clock(thread, now, zone),
                thread.waiting() && now.isAfter(thread.dueAt()),
                assignee(handle, thread),
                thread.isCase() || !thread.isOpen()
                        ? ""
                        : now.isBefore(silent)
                                ? words.text("thread.silent", Map.of("time", wording.clock(silent, zone)))
                                : words.text("thread.speaks"),
                words.text("inbox.as-of", Map.of("time", wording.logClock(now, zone))),
                thread.version() > seen ? overtaken(lines, now, zone) : "",
                visitor.csrf(),
                lines.stream().map(line -> line(line, now, zone)).toList());
    }

    /** Who acted last, when, and with what words. */
    String overtaken(List<ThreadLine> lines, Instant now, ZoneId zone) {
        return lines.stream()
                .filter(line -> line.side() == ThreadLine.Side.OFFICIAL || line.side() == ThreadLine.Side.NOTE)
                .reduce((first, second) -> second)
                .map(line -> words.text(
                        line.side() == ThreadLine.Side.OFFICIAL ? "thread.overtaken" : "thread.overtaken.note",
                        Map.of(
                                "who", line.author(),
                                "time", wording.moment(line.at(), now, zone),
                                "text", line.text())))
                .orElseGet(() -> words.text("thread.overtaken.somehow"));
    }

    private String assignee(Handle handle, ResidentThread thread) {
        PersonId assignee = thread.assignee();
        return assignee == null
                ? words.text("inbox.nobody")
                : directory
                        .person(handle, assignee)
                        .map(person -> words.text("inbox.assignee", Map.of("who", person.name())))
                        .orElseGet(() -> words.text("inbox.nobody"));
    }

    private ThreadView.Line line(ThreadLine line, Instant now, ZoneId zone) {
        boolean web = line.media().matches("https?://\\S{1,2000}");
        boolean picture = web && (line.kind().equals("image") || line.kind().equals("gif"));
        boolean point = line.media().matches("-?\\d{1,3}(\\.\\d{1,15})?,-?\\d{1,3}(\\.\\d{1,15})?");
        String state = line.state() == ThreadLine.State.NONE ? "" : line.state().name();
        return new ThreadView.Line(
                line.id(),
                line.side().name(),
                from(line),
                line.text().isEmpty() && line.media().isEmpty()
                        ? words.text(words.has("kind." + line.kind()) ? "kind." + line.kind() : "kind.other")
                        : line.text(),
                wording.moment(line.at(), now, zone),
                picture ? line.media() : "",
                web && !picture ? line.media() : "",
                point ? line.media() : "",
                state.isEmpty() ? "" : words.text("line.st." + state),
                state.isEmpty() ? "" : words.text("line.state." + state));
    }

    private String from(ThreadLine line) {
        return switch (line.side()) {
            case RESIDENT -> words.text("line.resident");
            case BOT -> words.text("line.bot");
            case OFFICIAL, NOTE -> line.author();
        };
    }

    private String reach(ResidentDesk.Reach reach, Optional<Person> person, Instant now, ZoneId zone) {
        String phone = person.map(it -> wording.phone(it.phone())).orElse("");
        if (!reach.possible()) {
            String key = reach.blocked() ? "reach.blocked" : "reach.closed";
            return phone.isEmpty() ? words.text(key + ".no-phone") : words.text(key, Map.of("phone", phone));
        }
        Map<String, String> values = Map.of(
                "until", wording.moment(reach.until(), now, zone),
                "left", wording.left(reach.until(), now),
                "dong", wording.number(reach.dong()));
        return words.text(reach.window() == ZaloRules.Window.FREE ? "reach.free" : "reach.charged", values);
    }

    private List<ThreadView.Canned> canned(Visitor visitor, ResidentThread thread) {
        List<CannedAnswer> answers = desk.canned(visitor.commune());
        var list = new ArrayList<ThreadView.Canned>();
        for (int i = 0; i < answers.size(); i++) {
            list.add(new ThreadView.Canned(
                    answers.get(i).title(),
                    answers.get(i).text(),
                    "/hop-thu/" + thread.id() + "?mau=" + i + "#tra-loi"));
        }
        return list;
    }

    /** Those who may be given a thread. */
    List<ThreadView.Option> officials(Handle handle, Visitor visitor, ResidentThread thread) {
        return directory.roles(handle, visitor.communeId()).stream()
                .map(RoleGrant::person)
                .distinct()
                .filter(id ->
                        directory.authority(handle, visitor.communeId(), id).mayEverywhere(Right.SERVE_RESIDENTS))
                .flatMap(id -> directory.person(handle, id).stream())
                .map(person -> new ThreadView.Option(
                        person.id().value(), person.name(), person.id().equals(thread.assignee())))
                .toList();
    }

    private Optional<Person> person(Handle handle, Visitor visitor, ResidentThread thread) {
        return desk.contact(handle, visitor.communeId(), thread)
                .map(ZaloContacts.Contact::person)
                .flatMap(id -> directory.person(handle, id));
    }

    private String village(Handle handle, Visitor visitor, Optional<Person> person) {
        return person.flatMap(it -> directory.villages(handle, visitor.communeId()).stream()
                        .filter(village -> village.id().equals(it.village()))
                        .findFirst())
                .map(village -> " · " + village.name())
                .orElse("");
    }
}
