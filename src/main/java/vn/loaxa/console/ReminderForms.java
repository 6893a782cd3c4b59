package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.console.view.MonthView;
import vn.loaxa.console.view.ReminderFormView;
import vn.loaxa.console.view.ReminderPreview;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.MemberRole;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.VillageId;
import vn.loaxa.reminder.ReadyKinds;
import vn.loaxa.reminder.ReminderBook;
import vn.loaxa.reminder.ReminderForm;
import vn.loaxa.reminder.ReminderId;
import vn.loaxa.reminder.ReminderKind;
import vn.loaxa.reminder.ReminderResult;

/** Setting and changing a reminder, with what it would do shown while one types. */
final class ReminderForms {
    private static final List<Duration> OFFSETS = List.of(
            Duration.ofDays(30),
            Duration.ofDays(15),
            Duration.ofDays(7),
            Duration.ofDays(3),
            Duration.ofDays(1),
            Duration.ofHours(12),
            Duration.ofHours(2),
            Duration.ofMinutes(30));

    /** Before the id of the reminder whose audience stays as it is. */
    private static final String KEPT = "giu-";

    private final Database database;
    private final Directory directory;
    private final ReminderBook book;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    ReminderForms(
            Database database,
            Directory directory,
            ReminderBook book,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.book = book;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    /** The sentence of a result that is none. */
    static String sentence(ReminderResult result) {
        if (result instanceof ReminderResult.Asked asked) {
            return asked.question();
        }
        return result instanceof ReminderResult.Refused refused ? refused.sentence() : "";
    }

    void empty(Context context, Visitor visitor) {
        String key = Objects.requireNonNullElse(context.queryParam("mau"), "");
        String day = context.queryParam("ngay");
        var ready = ReadyKinds.standard().byKey(key);
        var form = ready.map(
                        kind -> new ReminderForm(null, kind.what(), kind.when(), kind.kind(), kind.offsets(), false))
                .orElseGet(() -> new ReminderForm(null, "", onDay(day), null, null, false));
        show(context, visitor, form, "self", key, null, "");
    }

    /** A day clicked in the calendar; the hour is still to be said. */
    private static String onDay(@Nullable String day) {
        if (day == null || !day.matches("\\d{4}-\\d{2}-\\d{2}")) {
            return "";
        }
        return ShowDates.day(LocalDate.parse(day));
    }

    void change(Context context, Visitor visitor) {
        var id = ReminderPages.id(context);
        ReminderForm form = database.read(handle -> book.form(handle, visitor.communeId(), visitor.id(), id))
                .orElseThrow(NotThere::new);
        show(context, visitor, form, code(form.audience(), id), "", id.toString(), "");
    }

    void preview(Context context, Visitor visitor) {
        ReminderPreview preview = database.read(handle -> preview(handle, visitor, read(context, handle, visitor)));
        renderer.page(context, "reminder-preview", preview);
    }

    void create(Context context, Visitor visitor) {
        save(context, visitor, null);
    }

    void save(Context context, Visitor visitor) {
        save(context, visitor, ReminderPages.id(context).toString());
    }

    private void save(Context context, Visitor visitor, @Nullable String id) {
        var form = database.read(handle -> read(context, handle, visitor));
        ReminderResult result = database.write(handle -> id == null
                ? book.create(handle, visitor.communeId(), visitor.actor(), visitor.id(), form)
                : book.changes()
                        .edit(
                                handle,
                                visitor.communeId(),
                                visitor.actor(),
                                visitor.id(),
                                ReminderPages.id(context),
                                form));
        if (result instanceof ReminderResult.Created created) {
            context.redirect(
                    ReminderPages.HOME + "/" + created.reminder().id() + "?da=" + (id == null ? "set" : "edit"));
            return;
        }
        context.status(422);
        show(context, visitor, form, value(context, "ai"), "", id, sentence(result));
    }

    private static String value(Context context, String field) {
        String value = context.formParam(field);
        return value == null ? "" : value.strip();
    }

    private ReminderForm read(Context context, Handle handle, Visitor visitor) {
        var offsets = new ArrayList<Duration>();
        for (String minutes : context.formParams("truoc")) {
            if (minutes.matches("\\d{1,6}")) {
                offsets.add(Duration.ofMinutes(Long.parseLong(minutes)));
            }
        }
        ReminderKind kind = null;
        for (var one : ReminderKind.values()) {
            kind = one.name().equals(value(context, "loai")) ? one : kind;
        }
        var audience = audience(handle, visitor, value(context, "ai"));
        return new ReminderForm(
                audience,
                value(context, "viec"),
                value(context, "luc"),
                audience == null ? ReminderKind.PERSONAL : kind == ReminderKind.PERSONAL ? null : kind,
                offsets,
                context.formParam("den-khi-xong") != null);
    }

    /** The audience that was chosen; one that no single choice stands for is that of the reminder, whole as it is. */
    private @Nullable Audience audience(Handle handle, Visitor visitor, String code) {
        if (code.matches(KEPT + "\\d{1,18}")) {
            var id = new ReminderId(Long.parseLong(code.substring(KEPT.length())));
            return book.form(handle, visitor.communeId(), visitor.id(), id)
                    .map(ReminderForm::audience)
                    .orElseThrow(NotThere::new);
        }
        return part(code).map(Audience::of).orElse(null);
    }

    private static Optional<Audience.Part> part(String code) {
        if (code.matches("hoi-\\d{1,18}")) {
            return Optional.of(new Audience.Part.OfBody(new BodyId(Long.parseLong(code.substring(4)))));
        }
        if (code.matches("thon-\\d{1,18}")) {
            return Optional.of(new Audience.Part.OfVillage(new VillageId(Long.parseLong(code.substring(5)))));
        }
        return switch (code) {
            case "tat-ca" -> Optional.of(new Audience.Part.Everyone());
            case "chi-hoi-truong" -> Optional.of(new Audience.Part.OfMemberRole(MemberRole.LEADER));
            case "truong-thon" -> Optional.of(new Audience.Part.OfOfficialRole(OfficialRole.VILLAGE_HEAD));
            default -> Optional.empty();
        };
    }

    /** The choice that means exactly this audience. */
    private static String code(@Nullable Audience audience, ReminderId id) {
        if (audience == null) {
            return "self";
        }
        if (audience.parts().size() == 1) {
            var only = audience.parts().get(0);
            String code = only instanceof Audience.Part.OfBody of
                    ? "hoi-" + of.body()
                    : only instanceof Audience.Part.OfVillage in ? "thon-" + in.village() : "";
            for (String one : List.of(code, "tat-ca", "chi-hoi-truong", "truong-thon")) {
                if (part(one).filter(only::equals).isPresent()) {
                    return one;
                }
            }
        }
        return KEPT + id;
    }

    private void show(
            Context context,
            Visitor visitor,
            ReminderForm form,
            String audience,
            String ready,
            @Nullable String id,
            String error) {
        ReminderFormView view = database.read(handle -> new ReminderFormView(
                frame.of(visitor, wording.text(id == null ? "reminder.new" : "reminder.change"), ReminderPages.HOME),
                wording.text(id == null ? "reminder.new" : "reminder.change"),
                ReminderPages.HOME + (id == null ? "/moi" : "/" + id + "/sua"),
                ReminderPages.HOME + (id == null ? "" : "/" + id),
                form.what(),
                form.when(),
                form.untilDone(),
                audiences(handle, visitor, audience, form),
                kinds(form.kind()),
                offsets(form.offsets()),
                ReadyKinds.standard().all().stream()
                        .map(kind -> new MonthView.Option(
                                kind.key(), kind.name(), kind.key().equals(ready)))
                        .toList(),
                error,
                preview(handle, visitor, form)));
        renderer.page(context, "reminder-form", view);
    }

    private List<MonthView.Option> audiences(Handle handle, Visitor visitor, String chosen, ReminderForm form) {
        var options = new ArrayList<MonthView.Option>();
        var kept = form.audience();
        if (chosen.startsWith(KEPT) && kept != null) {
            String name = Wording.sentence(book.name(handle, visitor.communeId(), kept));
            options.add(option(chosen, wording.text("reminder.kept", Map.of("name", name)), chosen));
        }
        options.add(new MonthView.Option("self", wording.text("reminder.own"), chosen.equals("self")));
        directory.bodies(handle, visitor.communeId()).stream()
                .filter(body -> visitor.may(Right.DEFINE_REMINDER, body))
                .map(body -> option("hoi-" + body.id(), body.name(), chosen))
                .forEach(options::add);
        directory.villages(handle, visitor.communeId()).stream()
                .filter(village -> visitor.authority().mayInVillage(Right.DEFINE_REMINDER, village.id()))
                .map(village -> option(
                        "thon-" + village.id(),
                        wording.text("reminder.village", Map.of("name", village.name())),
                        chosen))
                .forEach(options::add);
        if (visitor.authority().mayEverywhere(Right.DEFINE_REMINDER)) {
            options.add(option("chi-hoi-truong", wording.text("reminder.leaders"), chosen));
            options.add(option("truong-thon", wording.text("reminder.heads"), chosen));
            options.add(option("tat-ca", wording.text("reminder.everyone"), chosen));
        }
        return options;
    }

    private static MonthView.Option option(String value, String label, String chosen) {
        return new MonthView.Option(value, label, value.equals(chosen));
    }

    private List<MonthView.Option> kinds(@Nullable ReminderKind chosen) {
        var options = new ArrayList<MonthView.Option>();
        options.add(new MonthView.Option("", wording.text("reminder.kind.auto"), chosen == null));
        for (var kind : List.of(ReminderKind.MEETING, ReminderKind.DEADLINE, ReminderKind.DAY, ReminderKind.WORK)) {
            options.add(new MonthView.Option(kind.name(), wording.text("reminder.kind." + kind), kind == chosen));
        }
        return options;
    }

    private List<MonthView.Option> offsets(@Nullable List<Duration> chosen) {
        var all = new ArrayList<>(OFFSETS);
        // One set in the chat may be none of the usual ones.
        Objects.requireNonNullElse(chosen, List.<Duration>of()).stream()
                .filter(offset -> !all.contains(offset))
                .forEach(all::add);
        return all.stream()
                .sorted(Comparator.reverseOrder())
                .map(offset -> new MonthView.Option(
                        String.valueOf(offset.toMinutes()),
                        wording.span(offset),
                        chosen != null && chosen.contains(offset)))
                .toList();
    }

    private ReminderPreview preview(Handle handle, Visitor visitor, ReminderForm form) {
        if (form.when().isBlank() && form.what().isBlank()) {
            return new ReminderPreview("", "", List.of(), List.of(), "");
        }
        Object preview = book.preview(handle, visitor.communeId(), form);
        if (preview instanceof ReminderBook.Preview found) {
            return new ReminderPreview(
                    found.when(),
                    wording.text("reminder.late." + found.kind()),
                    found.next().stream().map(at -> moment(at, visitor.zone())).toList(),
                    found.firstDues().stream()
                            .sorted()
                            .map(at -> moment(at, visitor.zone()))
                            .toList(),
                    "");
        }
        return new ReminderPreview("", "", List.of(), List.of(), sentence((ReminderResult) preview));
    }

    private static String moment(Instant at, ZoneId zone) {
        return Wording.sentence(ShowDates.moment(at.atZone(zone)));
    }
}
