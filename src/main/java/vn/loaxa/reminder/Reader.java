package vn.loaxa.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.calendar.TimePhrase;
import vn.loaxa.calendar.TimePhrases;
import vn.loaxa.directory.Audience;
import vn.loaxa.text.Vietnamese;

/** From words to a reminder, or to the question that is missing. Thread-safe. */
final class Reader {
    /** In code points: with its frame it stays far below what Zalo takes. */
    private static final int LONGEST_TEXT = 1000;

    private static final Duration FARTHEST = Duration.ofDays(5 * 366);

    private static final Pattern UNTIL_DONE = Pattern.compile(
            "[,;.]?\\s*(?:cho )?(?:đến|den|tới|toi|đến|tới)(?: khi| lúc| luc)?(?: [\\p{L}]+)? xong(?: thì thôi| thi thoi)?",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final Spoken spoken = new Spoken();

    /** Either what is wanted, or why not. */
    record Read(@Nullable Wanted wanted, @Nullable ReminderResult answer) {
        static Read of(ReminderResult answer) {
            return new Read(null, answer);
        }
    }

    /** One line with time and text mixed, as typed into the chat. */
    Read typed(String typed, @Nullable Audience audience, ZonedDateTime now) {
        var until = UNTIL_DONE.matcher(typed);
        boolean untilDone = until.find();
        return read(untilDone ? until.replaceFirst(" ") : typed, audience, null, null, null, untilDone, now);
    }

    Read filled(ReminderForm form, ZonedDateTime now) {
        if (form.what().isBlank()) {
            return Read.of(new ReminderResult.Asked(Spoken.text("ask.whatAlone", Map.of())));
        }
        return read(
                form.when(), form.audience(), form.what().strip(), form.kind(), form.offsets(), form.untilDone(), now);
    }

    private Read read(
            String typed,
            @Nullable Audience audience,
            @Nullable String given,
            @Nullable ReminderKind givenKind,
            @Nullable List<Duration> givenOffsets,
            boolean untilDone,
            ZonedDateTime now) {
        var reading = TimePhrases.parse(typed, now);
        var phrase = TimePhrases.forSchedule(reading.phrase(), now);
        if (phrase instanceof TimePhrase.Rejected rejected) {
            return Read.of(spoken.answer(rejected, reading.phrase()));
        }
        String what = given == null ? reading.rest() : given;
        if (what.isEmpty()) {
            return Read.of(new ReminderResult.Asked(
                    Spoken.text("ask.what", Map.of("example", Spoken.text("example", Map.of())))));
        }
        var kind = givenKind != null ? givenKind : kind(what, audience);
        var offsets = givenOffsets != null ? givenOffsets : reading.offsets();
        if (givenOffsets == null && offsets.isEmpty() && audience != null) {
            offsets = usual(kind);
        }
        var plan = plan(phrase, offsets, untilDone);
        var limit = limit(what, plan, now.toInstant());
        return limit == null ? new Read(new Wanted(audience, what, plan, kind), null) : Read.of(limit);
    }

    private static ReminderKind kind(String what, @Nullable Audience audience) {
        if (audience == null) {
            return ReminderKind.PERSONAL;
        }
        String words = " " + Vietnamese.fold(what) + " ";
        for (var kind : List.of(ReminderKind.MEETING, ReminderKind.DEADLINE, ReminderKind.DAY)) {
            for (String word : Spoken.text("words." + kind, Map.of()).split(",\\s*", -1)) {
                if (words.contains(" " + Vietnamese.fold(word) + " ")) {
                    return kind;
                }
            }
        }
        return ReminderKind.WORK;
    }

    /** Domain §4: invitations three days, one day and two hours before. */
    private static List<Duration> usual(ReminderKind kind) {
        return kind.invites() ? List.of(Duration.ofDays(3), Duration.ofDays(1), Duration.ofHours(2)) : List.of();
    }

    private static Plan plan(TimePhrase phrase, List<Duration> offsets, boolean untilDone) {
        return phrase instanceof TimePhrase.Recurring recurring
                ? new Plan(recurring.rule(), recurring.first().toInstant(), offsets, untilDone)
                : new Plan(null, ((TimePhrase.Moment) phrase).at().toInstant(), offsets, untilDone);
    }

    private static @Nullable ReminderResult limit(String what, Plan plan, Instant now) {
        if (what.codePointCount(0, what.length()) > LONGEST_TEXT) {
            return new ReminderResult.Refused(Spoken.text("refuse.tooLong", Map.of("limit", LONGEST_TEXT)));
        }
        return plan.event().isAfter(now.plus(FARTHEST))
                ? new ReminderResult.Refused(Spoken.text("refuse.tooFar", Map.of()))
                : null;
    }
}
