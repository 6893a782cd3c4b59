package vn.loaxa.console;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.PersonActs.Ending;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.PersonalData;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;
import vn.loaxa.reminder.ReminderBook;

/** The rights of a person over their data, carried out by the office: handed out, put right, no longer used, deleted. */
final class DataActs {
    private final Database database;
    private final Directory directory;
    private final PersonalData held;
    private final DataRequests requests;
    private final ReminderBook reminders;
    private final Sessions sessions;
    private final Factors factors;
    private final Audit audit;
    private final Posts posts;
    private final PersonActs acts;

    DataActs(
            Database database,
            Directory directory,
            PersonalData held,
            DataRequests requests,
            ReminderBook reminders,
            Sessions sessions,
            Factors factors,
            Audit audit,
            Posts posts,
            PersonActs acts) {
        this.database = database;
        this.directory = directory;
        this.held = held;
        this.requests = requests;
        this.reminders = reminders;
        this.sessions = sessions;
        this.factors = factors;
        this.audit = audit;
        this.posts = posts;
        this.acts = acts;
    }

    /** Notes a request that somebody brought to the office; its clock starts now. */
    void take(Context context, Visitor visitor) {
        checkOffice(visitor);
        String typed = PersonActs.typed(context, "loai");
        DataRequests.Kind kind = Arrays.stream(DataRequests.Kind.values())
                .filter(one -> one.name().equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
        acts.act(context, visitor, (handle, person) -> {
            requests.take(handle, visitor.communeId(), visitor.zone(), visitor.actor(), person, kind);
            return Ending.done("taken");
        });
    }

    void met(Context context, Visitor visitor) {
        checkOffice(visitor);
        acts.act(context, visitor, (handle, person) -> {
            long id = theirs(handle, visitor, person, context).id();
            requests.met(handle, visitor.communeId(), visitor.actor(), id);
            return Ending.done("met");
        });
    }

    /** Deletes, on an open request only, after the word was typed. What the law makes the office keep stays without a name. */
    void erase(Context context, Visitor visitor) {
        if (!visitor.authority().mayEverywhere(Right.ADMINISTER)) {
            throw new NotAllowed();
        }
        acts.act(context, visitor, (handle, person) -> {
            DataRequests.Open request = theirs(handle, visitor, person, context);
            if (!"on".equals(context.formParam("chac"))) {
                return Ending.refused("erase.unsure", Map.of());
            }
            if (!directory
                    .authority(handle, visitor.communeId(), person.id())
                    .titles()
                    .isEmpty()) {
                return Ending.refused("erase.office", Map.of());
            }
            requests.erase(handle, visitor.communeId(), visitor.actor(), request.id());
            reminders.forget(handle, visitor.communeId(), person.id());
            factors.remove(handle, visitor.actor(), PersonActs.holder(visitor, person));
            sessions.endAll(handle, visitor.actor(), PersonActs.holder(visitor, person), null);
            directory.forget(handle, visitor.communeId(), visitor.actor(), person.id());
            return Ending.done("erased");
        });
    }

    /**
     * Everything held, as JSON and CSV in one file. Administrators see no texts of residents (domain §8): for them those are
     * left out with a line that says so; the residents themselves, and the officials of the commune, get them.
     */
    void export(Context context, Visitor visitor) {
        checkOffice(visitor);
        String id = context.pathParam("id");
        byte[] zip = database.write(handle -> {
            Person person = posts.person(handle, visitor, id);
            Map<String, List<Map<String, String>>> all = held.of(handle, visitor.communeId(), person, person.zalo());
            if (!visitor.authority().mayEverywhere(Right.DRAFT_DIRECTIVE)) {
                all.computeIfPresent("phan_anh", (kind, lines) -> lines.stream()
                        .map(DataActs::withoutText)
                        .toList());
            }
            audit.record(
                    handle, visitor.communeId(), visitor.actor(), "data.exported", "person:" + person.id(), Map.of());
            return zip(all);
        });
        context.contentType("application/zip")
                .header("Content-Disposition", "attachment; filename=\"du-lieu-" + id + ".zip\"")
                .result(zip);
    }

    private static Map<String, String> withoutText(Map<String, String> line) {
        Map<String, String> kept = new TreeMap<>(line);
        kept.replaceAll(
                (name, value) -> List.of("noi_dung", "tra_loi", "anh", "cho").contains(name) && !value.isEmpty()
                        ? Posts.MESSAGES.text("export.hidden")
                        : value);
        return kept;
    }

    private byte[] zip(Map<String, List<Map<String, String>>> all) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(zip, "du-lieu.json", held.json(all));
            // The mark at the head tells Excel that it is UTF-8.
            put(zip, "du-lieu.csv", "\uFEFF" + held.csv(all));
            put(zip, "doc-truoc.txt", Posts.MESSAGES.text("export.readme"));
        } catch (IOException e) {
            throw new UncheckedIOException("Packing into memory", e);
        }
        return bytes.toByteArray();
    }

    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    private DataRequests.Open theirs(Handle handle, Visitor visitor, Person person, Context context) {
        String typed = PersonActs.typed(context, "yeu-cau");
        return requests.openOf(handle, visitor.communeId(), person).stream()
                .filter(request -> Long.toString(request.id()).equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private static void checkOffice(Visitor visitor) {
        if (!PersonPages.handlesData(visitor)) {
            throw new NotAllowed();
        }
    }
}
