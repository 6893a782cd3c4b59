package vn.loaxa.merger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.FormerNameStore;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.text.Messages;

/**
 * Merges one commune of this database into another: villages, bodies and people with all their records come under the other
 * commune, associations of the same kind become one at the top with their sub-associations kept, and the old commune ends today.
 * {@link TableRules} says what becomes of each table, {@link PeopleMatch} who is one person. One Official Account goes on: that
 * of the commune that goes on, else the other's. With an account that ends, its links end too, for a Zalo user id is good for one
 * account only: people follow the other account and are linked again by phone. Offices of the whole old commune end, those of
 * villages go on. A dry run does everything and takes it back, so that its report cannot differ. Thread-safe; part of the
 * caller's transaction, which must be one for writing.
 */
public final class CommuneMerger {
    private final Messages messages = new Messages("commune-merger");
    private final Directory directory;
    private final Audit audit;
    private final Clock clock;
    private final CommuneMergerStore store = new CommuneMergerStore();
    private final FormerNameStore names = new FormerNameStore();

    public CommuneMerger(Directory directory, Audit audit, Clock clock) {
        this.directory = directory;
        this.audit = audit;
        this.clock = clock;
    }

    /** Nothing is kept in a dry run, nor when something stands against it. */
    public CommuneReport run(Handle handle, Actor actor, Commune from, Commune into, boolean dryRun) {
        boolean accountComes = store.count(handle, "official_account", "", into.id()) == 0;
        List<MergeLine> lines = new ArrayList<>(conflicts(handle, from, into, accountComes));
        if (!lines.isEmpty()) {
            return new CommuneReport(false, lines);
        }
        store.savepoint(handle);
        boolean keep = false;
        try {
            merge(handle, actor, from, into, accountComes, lines);
            boolean possible = lines.stream().noneMatch(line -> line.topic() == Topic.CONFLICT);
            keep = possible && !dryRun;
        } finally {
            store.release(handle, keep);
        }
        lines.sort(Comparator.comparing(MergeLine::topic));
        return new CommuneReport(keep, lines);
    }

    private List<MergeLine> conflicts(Handle handle, Commune from, Commune into, boolean accountComes) {
        List<MergeLine> lines = new ArrayList<>();
        Map<String, String> both = Map.of("from", from.name(), "into", into.name());
        if (from.id().equals(into.id())) {
            lines.add(line(Topic.CONFLICT, "conflict.same", both));
            return lines;
        }
        for (Commune one : List.of(from, into)) {
            directory
                    .successor(handle, one.id())
                    .ifPresent(other -> lines.add(line(
                            Topic.CONFLICT, "conflict.merged", Map.of("commune", one.name(), "into", other.name()))));
        }
        conflict(handle, lines, "directive", " AND state IN ('AWAITING_APPROVAL', 'SCHEDULED')", "directives", from);
        if (!accountComes) {
            conflict(
                    handle, lines, "outbox_message", " AND state IN ('PENDING', 'SENDING', 'UNKNOWN')", "outbox", from);
            conflict(handle, lines, "inbox_event", " AND state = 0", "inbox", from);
        }
        return lines;
    }

    private void conflict(Handle handle, List<MergeLine> lines, String table, String where, String key, Commune from) {
        int open = store.count(handle, table, where, from.id());
        if (open > 0) {
            lines.add(line(Topic.CONFLICT, "conflict." + key, Map.of("count", open, "from", from.name())));
        }
    }

    private void merge(
            Handle handle, Actor actor, Commune from, Commune into, boolean accountComes, List<MergeLine> lines) {
        new CommunePeople(directory, audit).merge(handle, actor, from, into, lines);
        account(handle, from, into, accountComes, lines);
        for (String table : TableRules.with(TableRules.Rule.ENDS)) {
            store.delete(handle, table, from.id());
        }
        records(handle, from, into, accountComes, lines);
        new CommuneBodies(directory, audit, clock).merge(handle, actor, from, into, lines);
        close(handle, actor, from, into, lines);
    }

    private void account(Handle handle, Commune from, Commune into, boolean accountComes, List<MergeLine> lines) {
        boolean has = store.count(handle, "official_account", "", from.id()) > 0;
        int linked = store.count(handle, "zalo_account", " AND person_id IS NOT NULL", from.id());
        int chats = store.count(handle, "body", " AND zalo_group_id IS NOT NULL", from.id());
        int talks = store.count(handle, "resident_thread", " AND closed_at IS NULL", from.id());
        Map<String, ?> values =
                Map.of("from", from.name(), "into", into.name(), "linked", linked, "chats", chats, "talks", talks);
        lines.add(line(Topic.ACCOUNT, accountComes ? has ? "account.comes" : "account.none" : "account.ends", values));
        if (accountComes) {
            store.dropDoubleAccounts(handle, from.id(), into.id());
        } else {
            if (chats > 0) {
                lines.add(line(Topic.CHATS, "chats.end", values));
            }
            store.unlinkChats(handle, from.id());
        }
        for (String table : TableRules.with(TableRules.Rule.WITH_ACCOUNT_OR_GONE)) {
            if (accountComes) {
                store.move(handle, table, from.id(), into.id());
            } else {
                store.delete(handle, table, from.id());
            }
        }
        if (accountComes) {
            TableRules.with(TableRules.Rule.WITH_ACCOUNT)
                    .forEach(table -> store.move(handle, table, from.id(), into.id()));
        }
    }

    private void records(Handle handle, Commune from, Commune into, boolean accountComes, List<MergeLine> lines) {
        CommuneId old = from.id();
        CommuneId next = into.id();
        int directives = store.count(handle, "directive", "", old);
        int requests = store.count(handle, "join_request", " AND state = 'OPEN'", old);
        int reminders = store.count(handle, "reminder", " AND state IN ('RUNNING', 'PAUSED')", old);
        int cases = store.count(handle, "resident_case", "", old);
        store.moveFiles(handle, old, next, accountComes);
        int added = store.renumber(handle, "directive", "short_number", old, next);
        store.continueDirectiveNumbers(handle, old, next);
        store.move(handle, "directive", old, next);
        int addedCases = store.renumber(handle, "resident_case", "number", old, next);
        store.move(handle, "resident_case", old, next);
        store.movePledges(handle, old, next, addedCases);
        store.moveQuestions(handle, old, next);
        store.addQuestionCounts(handle, old, next);
        store.move(handle, "reminder", old, next);
        TableRules.with(TableRules.Rule.MOVES).forEach(table -> store.move(handle, table, old, next));
        kept(lines, Topic.DIRECTIVES, "directives", directives, added);
        kept(lines, Topic.DIRECTIVES, "cases", cases, addedCases);
        kept(lines, Topic.REQUESTS, "requests", requests, 0);
        kept(lines, Topic.REMINDERS, "reminders", reminders, 0);
    }

    private void kept(List<MergeLine> lines, Topic topic, String key, int count, int added) {
        if (count > 0) {
            lines.add(line(topic, key, Map.of("count", count, "added", added)));
        }
    }

    private void close(Handle handle, Actor actor, Commune from, Commune into, List<MergeLine> lines) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), into.zone());
        long key = into.id().value();
        names.keep(handle, into.id(), FormerNameStore.Kind.COMMUNE, key, from.name(), from.code(), today);
        for (String name : store.formerNames(handle, from.id())) {
            if (!name.isBlank()) {
                names.keep(handle, into.id(), FormerNameStore.Kind.COMMUNE, key, name, null, null);
            }
        }
        store.close(handle, from.id(), into.id(), today);
        Map<String, String> details = Map.of("from", from.name(), "into", into.name());
        audit.record(handle, from.id(), actor, "commune.closed", "commune:" + from.id(), details);
        audit.record(handle, into.id(), actor, "commune.merged", "commune:" + into.id(), details);
        lines.add(line(Topic.NAMES, "names", Map.of("from", from.name(), "code", from.code(), "into", into.name())));
        lines.add(line(Topic.NAMES, "log", Map.of("from", from.name())));
    }

    private MergeLine line(Topic topic, String key, Map<String, ?> values) {
        return new MergeLine(topic, messages.text(key, values), List.of());
    }
}
