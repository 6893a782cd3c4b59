package vn.loaxa.conversation.script;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.faq.FaqEntry;

/** Reads an FAQ file. */
final class FaqReader {
    static final Set<String> FILE = Set.of("owner_role", "entries");
    private static final Set<String> ENTRY =
            Set.of("adds_to", "id", "question", "phrasings", "answer", "as_of", "source", "review_by", "owner_role");
    /** In place of an entry: more ways to ask for one that stands elsewhere. */
    private static final Set<String> ADDITION = Set.of("adds_to", "phrasings");

    private static final int LEAST_PHRASINGS = 5;

    private final Set<String> facts;
    private final LocalDate today;
    private final Set<String> ids = new HashSet<>();
    private final Map<String, List<String>> additions = new LinkedHashMap<>();
    private final Map<String, Fields> added = new LinkedHashMap<>();

    FaqReader(Set<String> facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    List<FaqEntry> read(Fields file) {
        List<FaqEntry> entries = new ArrayList<>();
        String owner = file.text("owner_role", "");
        for (Fields entry : file.maps("entries", ENTRY)) {
            if (entry.has("adds_to")) {
                addition(entry);
            } else {
                entries.add(entry(entry, owner));
            }
        }
        return entries;
    }

    private void addition(Fields entry) {
        entry.names().stream()
                .filter(name -> !ADDITION.contains(name))
                .forEach(name -> entry.fault(
                        name, "script.unknown-field", Map.of("name", name, "near", Nearest.of(name, ADDITION))));
        String id = entry.text("adds_to");
        additions.computeIfAbsent(id, key -> new ArrayList<>()).addAll(entry.texts("phrasings"));
        added.putIfAbsent(id, entry);
    }

    /** To be called when all files are read: what was added must have something to be added to. */
    void checkAdditions() {
        added.forEach((id, entry) -> {
            if (!ids.contains(id)) {
                entry.fault("adds_to", "script.adds-to-nothing", Map.of("name", id, "near", Nearest.of(id, ids)));
            }
        });
    }

    FaqEntry withAdditions(FaqEntry entry) {
        List<String> more = additions.get(entry.id());
        return more == null ? entry : entry.alsoAsked(more);
    }

    private FaqEntry entry(Fields entry, String owner) {
        String id = entry.text("id");
        if (!ids.add(id)) {
            entry.fault("id", "script.entry-twice", Map.of("name", id));
        }
        List<String> phrasings = entry.texts("phrasings");
        if (phrasings.size() < LEAST_PHRASINGS) {
            entry.fault(
                    "phrasings", "script.few-phrasings", Map.of("count", phrasings.size(), "least", LEAST_PHRASINGS));
        }
        String answer = entry.text("answer");
        checkText(entry, "answer", facts);
        String question = entry.text("question");
        FaqEntry read = new FaqEntry(
                id,
                question,
                phrasings,
                answer,
                entry.date("as_of"),
                entry.text("source"),
                entry.date("review_by"),
                entry.text("owner_role", owner));
        advise(entry, read);
        return read;
    }

    private void advise(Fields entry, FaqEntry read) {
        if (!read.id().matches("[a-z0-9-]*")) {
            entry.warning("id", "script.bad-name", Map.of("name", read.id()));
        }
        if (Length.of(read.question()) > FlowLinter.MAX_BUTTON) {
            entry.warning(
                    "question",
                    "script.long-question",
                    Map.of("length", Length.of(read.question()), "most", FlowLinter.MAX_BUTTON));
        }
        if (entry.has("review_by") && read.expired(today)) {
            entry.warning(
                    "review_by",
                    "script.review-passed",
                    Map.of("date", read.reviewBy(), "owner", read.ownerRole(), "name", read.id()));
        }
    }

    /** A text that people get: not longer than Zalo takes, and without variables that nobody fills. */
    static void checkText(Fields entry, String field, Set<String> known) {
        String text = entry.text(field, "");
        int length = Length.of(text);
        if (length > FlowLinter.MAX_TEXT) {
            entry.fault(field, "script.too-long", Map.of("length", length, "most", FlowLinter.MAX_TEXT));
        }
        for (String name : Template.variables(text)) {
            if (!known.contains(name)) {
                entry.fault(field, "script.unknown-variable", Map.of("name", name, "near", Nearest.of(name, known)));
            }
        }
    }
}
