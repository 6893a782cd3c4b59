package vn.loaxa.conversation.questions;

import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.conversation.ScriptLibrary;
import vn.loaxa.conversation.UnansweredQuestion;
import vn.loaxa.conversation.UnansweredQuestions;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.conversation.faq.FaqIndex;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.conversation.script.ScriptFault;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Vietnamese;

/**
 * What people asked in vain, and the way from there into the FAQ: a draft, tried against all that the FAQ knows, published by a
 * second person where that is asked for, written into the scripts folder, checked and taken over like any change there.
 * Thread-safe.
 */
public final class FaqDesk {
    private static final int LOOKED_AT = 300;
    private static final int NEAREST = 3;
    private static final int ID_WORDS = 6;
    /** Two questions are alike when they share this part of their telling words. */
    private static final double ALIKE = 0.5;

    private static final Messages MESSAGES = new Messages("questions");

    private final Database database;
    private final Directory directory;
    private final Audit audit;
    private final ScriptLibrary library;
    private final Clock clock;
    private final boolean secondPerson;
    private final UnansweredQuestions unanswered;
    private final FaqDraftStore drafts = new FaqDraftStore();

    /** @param secondPerson whoever wrote a draft does not publish it */
    public FaqDesk(
            Database database,
            Directory directory,
            Audit audit,
            ScriptLibrary library,
            Clock clock,
            boolean secondPerson) {
        this.database = database;
        this.directory = directory;
        this.audit = audit;
        this.library = library;
        this.clock = clock;
        this.secondPerson = secondPerson;
        this.unanswered = new UnansweredQuestions(clock);
    }

    /** Open questions with those that are alike, the most frequent group first. */
    public List<QuestionGroup> groups(Handle handle, CommuneId commune) {
        List<List<UnansweredQuestion>> groups = new ArrayList<>();
        List<Set<String>> words = new ArrayList<>();
        for (UnansweredQuestion question : unanswered.open(handle, commune, LOOKED_AT)) {
            Set<String> own = Set.of(library.faq().likeness(question.question()).split(" "));
            int group = 0;
            while (group < groups.size() && !alike(words.get(group), own)) {
                group++;
            }
            if (group == groups.size()) {
                groups.add(new ArrayList<>());
                words.add(own);
            }
            groups.get(group).add(question);
        }
        return groups.stream()
                .map(group -> new QuestionGroup(
                        group, library.faq().nearest(group.get(0).question(), NEAREST)))
                .sorted((one, other) -> Integer.compare(other.times(), one.times()))
                .toList();
    }

    private static boolean alike(Set<String> one, Set<String> other) {
        Set<String> both = new HashSet<>(one);
        both.retainAll(other);
        return both.size() >= ALIKE * (one.size() + other.size() - both.size());
    }

    /** Takes the question and all that are alike from the list. Returns how many. */
    public int settle(Handle handle, CommuneId commune, Actor actor, long question) {
        List<UnansweredQuestion> group = groups(handle, commune).stream()
                .filter(it -> it.questions().stream().anyMatch(one -> one.id() == question))
                .findFirst()
                .map(QuestionGroup::questions)
                .orElse(List.of());
        group.forEach(one -> unanswered.settle(handle, commune, one.id()));
        if (!group.isEmpty()) {
            audit.record(handle, commune, actor, "faq.settled", "question:" + question, Map.of());
        }
        return group.size();
    }

    /** The group of this question, if it is still open. */
    public Optional<QuestionGroup> group(Handle handle, CommuneId commune, long question) {
        return groups(handle, commune).stream()
                .filter(it -> it.questions().stream().anyMatch(one -> one.id() == question))
                .findFirst();
    }

    public List<FaqEntry> entries() {
        return library.scripts().faq();
    }

    /** Names that an answer may hold in braces. */
    public Set<String> facts() {
        return library.scripts().facts().keySet();
    }

    public Optional<FaqEntry> entry(String id) {
        return entries().stream().filter(entry -> entry.id().equals(id)).findFirst();
    }

    public List<FaqDraft> drafts(Handle handle, CommuneId commune, FaqDraft.State state, int most) {
        return drafts.list(handle, commune, state, most);
    }

    public Optional<FaqDraft> draft(Handle handle, CommuneId commune, long id) {
        return drafts.byId(handle, commune, id);
    }

    /** What is wrong with it; empty if it may be kept. */
    public List<Problem> check(FaqDraft draft, ZoneId zone) {
        return DraftCheck.of(draft, new TreeSet<>(library.scripts().facts().keySet()), today(zone));
    }

    /** What would be answered otherwise; {@code more} are questions to try beside those that are known. */
    public Trial trial(Handle handle, CommuneId commune, FaqDraft draft, List<String> more) {
        List<String> tried = new ArrayList<>(more);
        unanswered.open(handle, commune, LOOKED_AT).forEach(question -> tried.add(question.question()));
        return Trial.of(entries(), draft, tried);
    }

    /** What the FAQ would answer with the draft in it, by the question of the entry; several with a stroke; empty for none. */
    public String answered(FaqDraft draft, String question) {
        return Trial.words(new FaqIndex(Trial.with(entries(), draft)).find(question));
    }

    /** Keeps a draft without problems. Returns its id. */
    public long keep(Handle handle, CommuneId commune, Actor actor, FaqDraft draft) {
        long id = drafts.add(handle, commune, draft);
        audit.record(
                handle,
                commune,
                actor,
                "faq.drafted",
                "faq-draft:" + id,
                Map.of("entry", draft.entry().id()));
        return id;
    }

    /** A name for a new entry that no other has. */
    public String newId(Handle handle, CommuneId commune, String question) {
        String base = Vietnamese.words(Vietnamese.fold(question)).stream()
                .limit(ID_WORDS)
                .collect(Collectors.joining("-"));
        String stem = base.isEmpty() ? "cau" : base;
        Set<String> taken = entries().stream().map(FaqEntry::id).collect(Collectors.toSet());
        drafts.list(handle, commune, FaqDraft.State.DRAFT, LOOKED_AT)
                .forEach(draft -> taken.add(draft.entry().id()));
        String id = stem;
        for (int number = 2; taken.contains(id); number++) {
            id = stem + "-" + number;
        }
        return id;
    }

    public boolean reject(Handle handle, CommuneId commune, Actor actor, PersonId by, long id) {
        boolean rejected = drafts.decide(handle, commune, id, FaqDraft.State.REJECTED, by, clock.instant());
        if (rejected) {
            audit.record(handle, commune, actor, "faq.rejected", "faq-draft:" + id, Map.of());
        }
        return rejected;
    }

    /** Whether this person may publish this draft: the right to, and not one's own where a second person is asked for. */
    public boolean mayPublish(Handle handle, CommuneId commune, PersonId person, FaqDraft draft) {
        var authority = directory.authority(handle, commune, person);
        return secondPerson
                ? authority.mayEverywhere(Right.PUBLISH_FAQ) && !draft.author().equals(person)
                : authority.mayEverywhere(Right.EDIT_FAQ);
    }

    /**
     * Writes the draft into the scripts folder, where it is checked, tested and taken over; on any fault the file is as it was
     * and the draft waits on. In transactions of its own: reading scripts is no work for one.
     *
     * @return what keeps it from being published; empty if it is
     */
    public List<Problem> publish(CommuneId commune, Actor actor, Person by, ZoneId zone, long id) {
        Optional<FaqDraft> found = database.read(handle -> drafts.byId(handle, commune, id)
                .filter(draft -> draft.state() == FaqDraft.State.DRAFT && mayPublish(handle, commune, by.id(), draft)));
        if (found.isEmpty()) {
            return problem("publish.not-allowed", Map.of());
        }
        FaqDraft draft = found.get();
        if (!library.isWritable()) {
            return problem("publish.read-only", Map.of("folder", library.place()));
        }
        try {
            String remark = MESSAGES.text("file.remark", Map.of("who", by.name(), "day", today(zone)));
            List<ScriptFault> faults = library.write(FaqFile.NAME, before -> FaqFile.with(before, draft, remark));
            if (!faults.isEmpty()) {
                return faults.stream()
                        .map(fault -> new Problem("", fault.toString()))
                        .toList();
            }
        } catch (UncheckedIOException e) {
            return problem("publish.not-written", Map.of("folder", library.place()));
        }
        database.write(handle -> published(handle, commune, actor, by, draft));
        return List.of();
    }

    private boolean published(Handle handle, CommuneId commune, Actor actor, Person by, FaqDraft draft) {
        Instant now = clock.instant();
        boolean first = drafts.decide(handle, commune, draft.id(), FaqDraft.State.PUBLISHED, by.id(), now);
        if (first) {
            group(handle, commune, draft.questionId())
                    .ifPresent(group -> group.questions().forEach(one -> unanswered.settle(handle, commune, one.id())));
            audit.record(
                    handle,
                    commune,
                    actor,
                    "faq.published",
                    "faq-draft:" + draft.id(),
                    Map.of("entry", draft.entry().id()));
        }
        return first;
    }

    /** Whether a draft can be published here at all: the scripts lie in a folder that may be written to. */
    public boolean isWritable() {
        return library.isWritable();
    }

    /** Where the scripts lie, for an official to tell whoever runs the server. */
    public String place() {
        return library.place();
    }

    /** All that {@code scripts check} finds in the folder as it stands, with file and line. */
    public ScriptCheck scripts(Handle handle, CommuneId commune, ZoneId zone) {
        Set<String> places = new HashSet<>();
        directory.villages(handle, commune).forEach(village -> places.add(village.code()));
        directory.bodies(handle, commune).forEach(body -> places.add(body.code()));
        return library.check(today(zone), places);
    }

    private LocalDate today(ZoneId zone) {
        return clock.instant().atZone(zone).toLocalDate();
    }

    private static List<Problem> problem(String key, Map<String, ?> values) {
        return List.of(new Problem("", MESSAGES.text(key, values)));
    }
}
