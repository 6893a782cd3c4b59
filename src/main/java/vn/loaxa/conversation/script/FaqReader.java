package vn.loaxa.conversation.script;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.loaxa.conversation.engine.Template;
import vn.loaxa.conversation.faq.FaqEntry;

/** Reads an FAQ file. */
final class FaqReader {
    static final Set<String> FILE = Set.of("owner_role", "entries");
    private static final Set<String> ENTRY =
            Set.of("id", "question", "phrasings", "answer", "as_of", "source", "review_by", "owner_role");
    private static final int LEAST_PHRASINGS = 5;

    private final Set<String> facts;
    private final LocalDate today;
    private final Set<String> ids = new HashSet<>();

    FaqReader(Set<String> facts, LocalDate today) {
        this.facts = facts;
        this.today = today;
    }

    List<FaqEntry> read(Fields file) {
        List<FaqEntry> entries = new ArrayList<>();
        String owner = file.text("owner_role", "");
        for (Fields entry : file.maps("entries", ENTRY)) {
            entries.add(entry(entry, owner));
        }
        return entries;
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
        checkAnswer(entry, answer);
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

    private void checkAnswer(Fields entry, String answer) {
        int length = Length.of(answer);
        if (length > FlowLinter.MAX_TEXT) {
            entry.fault("answer", "script.too-long", Map.of("length", length, "most", FlowLinter.MAX_TEXT));
        }
        for (String name : Template.variables(answer)) {
            if (!facts.contains(name)) {
                entry.fault("answer", "script.unknown-variable", Map.of("name", name, "near", Nearest.of(name, facts)));
            }
        }
    }
}
