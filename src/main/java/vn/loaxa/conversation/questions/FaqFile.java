package vn.loaxa.conversation.questions;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.Map;
import vn.loaxa.conversation.faq.FaqEntry;
import vn.loaxa.text.Messages;

/**
 * The file of the scripts folder to which the console writes. It only ever appends, so that whatever officials change in it by
 * hand, comments and all, stays as it is; all texts are quoted, so that nothing that was typed is read as YAML.
 */
final class FaqFile {
    static final String NAME = "faq/tu-console.yml";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Messages MESSAGES = new Messages("questions");

    private FaqFile() {}

    /** The file with the draft at its end; unchanged if it is there already. */
    static String with(String before, FaqDraft draft, String remark) {
        String mark = "  # " + MESSAGES.text("file.mark", Map.of("id", draft.id()));
        if (before.lines().anyMatch(line -> line.equals(mark) || line.startsWith(mark + ","))) {
            return before;
        }
        StringBuilder text = new StringBuilder(before.isBlank() ? MESSAGES.text("file.head") + "\nentries:\n" : before);
        if (text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
        text.append(mark).append(", ").append(remark.replaceAll("\\R", " ")).append('\n');
        FaqEntry entry = draft.entry();
        if (draft.kind() == FaqDraft.Kind.PHRASING) {
            text.append("  - adds_to: ").append(entry.id()).append('\n');
            phrasings(text, entry.phrasings());
            return text.toString();
        }
        text.append("  - id: ").append(entry.id()).append('\n');
        field(text, "question", entry.question());
        phrasings(text, entry.phrasings());
        field(text, "answer", entry.answer());
        text.append("    as_of: ").append(entry.asOf()).append('\n');
        field(text, "source", entry.source());
        text.append("    review_by: ").append(entry.reviewBy()).append('\n');
        field(text, "owner_role", entry.ownerRole());
        return text.toString();
    }

    private static void phrasings(StringBuilder text, List<String> phrasings) {
        text.append("    phrasings:\n");
        phrasings.forEach(
                phrasing -> text.append("      - ").append(quoted(phrasing)).append('\n'));
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("    ").append(name).append(": ").append(quoted(value)).append('\n');
    }

    /** A JSON string is a double-quoted text of YAML. */
    private static String quoted(String value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Quoting a text", e);
        }
    }
}
