package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.loaxa.account.RuleChanges;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.view.RuleFormView;
import vn.loaxa.console.view.RulesView;
import vn.loaxa.db.Database;
import vn.loaxa.settings.RulesBook;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** The dated table of Zalo's rules, and the forms that change a line of it. */
final class RulesPages {
    private static final Pattern SPAN = Pattern.compile("(\\d{1,6})([smhd])");
    private static final Pattern PLACE =
            Pattern.compile(".*zalo-rules\\.yml(?::\\d+:\\d+)?: ([a-z-]+\\.[a-z-]+)[^:]*: (.*)");
    private static final int LONGEST = 200;

    private final Database database;
    private final RuleChanges rules;
    private final Audit audit;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages sentences;
    private final Clock clock;

    RulesPages(
            Database database,
            RuleChanges rules,
            Audit audit,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages sentences,
            Clock clock) {
        this.database = database;
        this.rules = rules;
        this.audit = audit;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.sentences = sentences;
        this.clock = clock;
    }

    void table(Context context, Visitor visitor) {
        Map<String, List<RulesView.Row>> sections = new LinkedHashMap<>();
        for (RulesBook.Line line : rules.lines()) {
            String section = line.key().substring(0, line.key().indexOf('.'));
            sections.computeIfAbsent(section, unused -> new ArrayList<>()).add(row(line));
        }
        String done = "done." + context.queryParam("xong");
        renderer.page(
                context,
                "rules",
                new RulesView(
                        frame.of(visitor, sentences.text("rules.title"), Console.ACCOUNT),
                        sentences.text(
                                "rules.asOf",
                                Map.of("day", wording.day(rules.now().asOf()))),
                        sentences.has(done) ? sentences.text(done) : "",
                        sections.entrySet().stream()
                                .map(section -> new RulesView.Section(
                                        section.getKey(), name("section." + section.getKey()), section.getValue()))
                                .toList()));
    }

    void form(Context context, Visitor visitor) {
        RulesBook.Line line = line(context);
        String today = LocalDate.now(clock.withZone(visitor.zone())).toString();
        show(context, visitor, line, new String[] {line.value(), today, line.source()}, List.of());
    }

    void save(Context context, Visitor visitor) {
        RulesBook.Line line = line(context);
        String[] typed = {typed(context, "giatri"), typed(context, "tu"), typed(context, "nguon")};
        try {
            database.write(handle -> {
                rules.change(handle, line.key(), new RulesBook.Change(typed[0], typed[1], typed[2]));
                return record(handle, visitor, "rules.changed", Map.of("rule", line.key(), "value", typed[0]));
            });
        } catch (SettingsException e) {
            context.status(400);
            show(
                    context,
                    visitor,
                    line,
                    typed,
                    e.faults().stream().map(this::plain).toList());
            return;
        }
        rules.refresh();
        context.redirect(AccountRoutes.RULES + "?xong=quy-dinh");
    }

    void restore(Context context, Visitor visitor) {
        RulesBook.Line line = line(context);
        database.write(handle -> rules.restore(handle, line.key())
                && record(handle, visitor, "rules.restored", Map.of("rule", line.key())));
        rules.refresh();
        context.redirect(AccountRoutes.RULES + "?xong=bo-sua");
    }

    /** A fault without the place in the file, which only those see who write it by hand, and with the line's own name. */
    private String plain(String fault) {
        Matcher place = PLACE.matcher(fault);
        return place.matches() && sentences.has("rule." + place.group(1))
                ? sentences.text("rule." + place.group(1)) + ": " + place.group(2)
                : fault;
    }

    private boolean record(Handle handle, Visitor visitor, String act, Map<String, String> details) {
        audit.record(handle, visitor.communeId(), visitor.actor(), act, "", details);
        return true;
    }

    private RulesBook.Line line(Context context) {
        String key = context.pathParam("muc");
        return rules.lines().stream()
                .filter(line -> line.key().equals(key))
                .findFirst()
                .orElseThrow(NotThere::new);
    }

    private void show(Context context, Visitor visitor, RulesBook.Line line, String[] fields, List<String> faults) {
        renderer.page(
                context,
                "rule-form",
                new RuleFormView(
                        frame.of(visitor, name(line), Console.ACCOUNT),
                        line.key(),
                        name(line),
                        fields[0],
                        fields[1],
                        fields[2],
                        line.changed() ? line.original() : "",
                        faults));
    }

    private RulesView.Row row(RulesBook.Line line) {
        return new RulesView.Row(
                line.key(),
                name(line),
                spoken(line.value()),
                day(line.since()),
                line.source(),
                line.changed() ? spoken(line.original()) : "");
    }

    /** 48 giờ for 48h, 1.048.576 for 1048576; whatever else as written. */
    private String spoken(String value) {
        return Stream.of(value.split(", *", -1))
                .map(one -> {
                    Matcher span = SPAN.matcher(one);
                    if (span.matches()) {
                        return sentences.text("unit." + span.group(2), Map.of("n", span.group(1)));
                    }
                    if (sentences.has("unit." + one)) {
                        return sentences.text("unit." + one);
                    }
                    return one.matches("\\d{1,15}") ? wording.number(Long.parseLong(one)) : one;
                })
                .collect(Collectors.joining(", "));
    }

    private String name(RulesBook.Line line) {
        return name("rule." + line.key());
    }

    /** A newer table may have lines that have no name here yet. */
    private String name(String key) {
        return sentences.has(key) ? sentences.text(key) : key.substring(key.indexOf('.') + 1);
    }

    private static String day(String iso) {
        return iso.matches("\\d{4}-\\d\\d-\\d\\d") ? Days.show(LocalDate.parse(iso)) : iso;
    }

    private static String typed(Context context, String field) {
        String typed = context.formParam(field);
        String stripped = typed == null ? "" : typed.strip();
        return stripped.length() > LONGEST ? stripped.substring(0, LONGEST) : stripped;
    }
}
