package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.console.view.VillageHouseholdsView;
import vn.loaxa.household.Lesson;
import vn.loaxa.text.Days;
import vn.loaxa.text.Messages;

/** What was typed about a lesson, read and checked. */
record LessonForm(String code, String people, String day) {
    private static final int MOST_PEOPLE = 500;
    /** The report of a month is written in the next one; what is older is not added afterwards. */
    private static final int DAYS_BACK = 62;

    static LessonForm read(Context context) {
        return new LessonForm(typed(context, "bai"), typed(context, "so-nguoi"), typed(context, "ngay"));
    }

    private static String typed(Context context, String name) {
        String typed = context.formParam(name);
        return typed == null ? "" : typed.strip();
    }

    static List<VillageHouseholdsView.Choice> choices(Messages messages) {
        return codes(messages).stream()
                .map(code -> new VillageHouseholdsView.Choice(code, messages.text("lesson." + code)))
                .toList();
    }

    private static List<String> codes(Messages messages) {
        return List.of(messages.text("lessons").split(" "));
    }

    /** Empty if lesson and people can be read. */
    String fault(Messages messages) {
        if (!codes(messages).contains(code)) {
            return messages.text("fault.lesson");
        }
        boolean counted = people.matches("[1-9]\\d{0,2}") && Integer.parseInt(people) <= MOST_PEOPLE;
        return counted ? "" : messages.text("fault.people", Map.of("typed", people, "most", MOST_PEOPLE));
    }

    /** Empty if the day can be read and is neither to come nor long past. */
    String faultOfDay(Messages messages, LocalDate today) {
        LocalDate from = today.minusDays(DAYS_BACK);
        boolean fits = parsed(today)
                .filter(one -> !one.isAfter(today) && !one.isBefore(from))
                .isPresent();
        return fits ? "" : messages.text("fault.day", Map.of("typed", day, "from", Days.show(from)));
    }

    Lesson lesson() {
        return new Lesson(code, Integer.parseInt(people));
    }

    /** Today where none was chosen. */
    LocalDate day(LocalDate today) {
        return parsed(today).orElse(today);
    }

    private Optional<LocalDate> parsed(LocalDate today) {
        try {
            return Optional.of(day.isEmpty() ? today : LocalDate.parse(day));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
