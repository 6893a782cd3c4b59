package vn.loaxa.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.DraftItem;

/** Keeps what is being written, so that neither a closed lid nor a restart of the server loses it. Thread-safe. */
final class Drafting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int LONGEST_TITLE = 80;

    private final Clock clock;
    private final Wording wording;
    private final DraftStore store = new DraftStore();

    Drafting(Clock clock, Wording wording) {
        this.clock = clock;
        this.wording = wording;
    }

    /** Saves what stands in the form, unless it was never begun or is sent already; says when, or nothing. */
    String save(Handle handle, Visitor visitor, ComposeForm form, boolean sent) {
        if (form.formToken().isEmpty() || form.blank() || sent) {
            return "";
        }
        Instant now = clock.instant();
        store.save(handle, visitor, form.formToken(), title(form), write(form), now);
        return PaperViews.WORDS.text("compose.saved", Map.of("at", wording.clock(now, visitor.zone())));
    }

    List<DraftItem> list(Handle handle, Visitor visitor) {
        Instant now = clock.instant();
        return store.list(handle, visitor).stream()
                .map(row -> new DraftItem(row.id(), row.title(), wording.moment(row.savedAt(), now, visitor.zone())))
                .toList();
    }

    Optional<ComposeForm> open(Handle handle, Visitor visitor, long id) {
        return store.find(handle, visitor, id).map(row -> read(row.form()));
    }

    void delete(Handle handle, Visitor visitor, long id) {
        store.delete(handle, visitor, id);
    }

    void done(Handle handle, Visitor visitor, ComposeForm form) {
        store.done(handle, visitor, form.formToken());
    }

    private static String title(ComposeForm form) {
        String title = form.value("ty").isEmpty()
                ? form.value("tin").lines().findFirst().orElse("")
                : form.value("ty");
        String whole = (form.value("so") + " " + title).strip();
        if (whole.isEmpty()) {
            return PaperViews.WORDS.text("compose.untitled");
        }
        return whole.codePointCount(0, whole.length()) <= LONGEST_TITLE
                ? whole
                : whole.substring(0, whole.offsetByCodePoints(0, LONGEST_TITLE)) + "…";
    }

    private static String write(ComposeForm form) {
        try {
            return JSON.writeValueAsString(form);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A form cannot be written", e);
        }
    }

    static ComposeForm read(String json) {
        try {
            return JSON.readValue(json, ComposeForm.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A kept form cannot be read", e);
        }
    }
}
