package vn.loaxa.calendar;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import vn.loaxa.text.Messages;

/**
 * A reading as JSON: {@code type} instant, interval, recurrence, reject or none, with local times. What says "nhắc" is held to
 * what may be scheduled; other texts are only read. Thread-safe.
 */
public final class TimePhraseJson {
    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss", Locale.ROOT);
    /** How many times ahead of a recurrence are listed. */
    private static final int NEXT = 3;

    private static final Messages MESSAGES = new Messages("calendar");

    private final ObjectMapper mapper = new ObjectMapper();

    public ObjectNode of(String text, ZonedDateTime ref) {
        var reading = TimePhrases.parse(text, ref);
        var phrase = reading.phrase();
        if (mustBeSure(reading)) {
            var strict = TimePhrases.forSchedule(phrase, ref);
            // A rule without an hour is still a rule; who sets it is asked for the hour.
            phrase = phrase instanceof TimePhrase.Recurring ? phrase : strict;
        }
        var json = mapper.createObjectNode();
        write(json, phrase);
        if (!reading.offsets().isEmpty()) {
            var minutes = json.putArray("reminder_offset_minutes");
            reading.offsets().forEach(offset -> minutes.add(offset.toMinutes()));
        }
        sentence(phrase).ifPresent(said -> json.put("answer", said));
        return json.put("rest", reading.rest());
    }

    /** What is answered: the time repeated with weekday, solar and lunar date, or what is asked. */
    private static Optional<String> sentence(TimePhrase phrase) {
        if (phrase instanceof TimePhrase.Rejected rejected) {
            return Optional.of(MESSAGES.text("ask." + rejected.reason()));
        }
        if (phrase instanceof TimePhrase.Recurring recurring) {
            return Optional.of(ShowDates.rule(recurring.rule()));
        }
        if (phrase instanceof TimePhrase.Moment moment && moment.grain().compareTo(Grain.DAY) <= 0) {
            return Optional.of(
                    moment.grain().hasHour()
                            ? ShowDates.moment(moment.at())
                            : ShowDates.dayWithLunar(moment.at().toLocalDate()));
        }
        return Optional.empty();
    }

    private static boolean mustBeSure(Reading reading) {
        boolean unclearHour = reading.phrase() instanceof TimePhrase.Moment moment
                && moment.doubt() == Reason.AMBIGUOUS_HOUR
                && !reading.rest().isEmpty();
        return reading.command() || unclearHour;
    }

    private void write(ObjectNode json, TimePhrase phrase) {
        if (phrase instanceof TimePhrase.Moment moment) {
            json.put("type", "instant").put("value", local(moment.at().toLocalDateTime()));
            json.put("grain", grain(moment.grain()));
            if (moment.lunar() != null) {
                json.put("calendar", "lunar")
                        .putObject("lunar")
                        .put("day", moment.lunar().day())
                        .put("month", moment.lunar().month());
            }
        } else if (phrase instanceof TimePhrase.Interval interval) {
            json.put("type", "interval")
                    .put("from", local(interval.from().toLocalDateTime()))
                    .put("to", local(interval.to().toLocalDateTime()))
                    .put("grain", grain(interval.grain()));
        } else if (phrase instanceof TimePhrase.Recurring recurring) {
            recurring(json, recurring);
        } else if (phrase instanceof TimePhrase.Rejected rejected) {
            json.put("type", "reject").put("reason", rejected.reason().name());
            var suggestions = json.putArray("suggestions");
            rejected.suggestions().forEach(at -> suggestions.add(local(at.toLocalDateTime())));
        } else {
            json.put("type", "none");
        }
    }

    private void recurring(ObjectNode json, TimePhrase.Recurring recurring) {
        json.put("type", "recurrence");
        var rule = recurring.rule();
        if (rule instanceof WorkingDayRule working) {
            json.put("working_day", true);
            rule = working.rule();
        }
        if (rule instanceof ShiftedRule shifted) {
            json.put("shift_days", shifted.days());
            rule = shifted.rule();
        }
        var until = recurring.rule().until();
        if (until != null) {
            json.put("until", until.toString());
        }
        if (rule instanceof SolarRule solar) {
            json.put("freq", solar.freq().name().toLowerCase(Locale.ROOT)).put("calendar", "solar");
            json.put("interval", solar.interval());
            if (!solar.weekdays().isEmpty()) {
                var days = json.putArray("byday");
                String nth = solar.ordinal() == 0 ? "" : Integer.toString(solar.ordinal());
                solar.weekdays().forEach(day -> days.add(nth + day.name().substring(0, 2)));
            }
            if (!solar.monthDays().isEmpty()) {
                var days = json.putArray("bymonthday");
                solar.monthDays().forEach(days::add);
            }
        } else if (rule instanceof LunarRule lunar) {
            json.put("freq", lunar.month() == 0 ? "monthly" : "yearly").put("calendar", "lunar");
            json.put("interval", lunar.interval());
            var fields = json.putObject("lunar").put("day", lunar.days().get(0));
            if (lunar.days().size() > 1) {
                lunar.days().forEach(fields.putArray("days")::add);
            }
            if (lunar.month() > 0) {
                fields.put("month", lunar.month());
            }
        }
        json.put("first", local(recurring.first().toLocalDateTime())).put("default_time", !recurring.timeGiven());
        var next = json.putArray("next");
        next.add(local(recurring.first().toLocalDateTime()));
        recurring.rule().first(NEXT - 1, recurring.first()).forEach(at -> next.add(local(at.toLocalDateTime())));
    }

    private static String grain(Grain grain) {
        return grain == Grain.PART ? "hour" : grain.name().toLowerCase(Locale.ROOT);
    }

    /** Years before the first are written as people count them: 179 TCN is -179. */
    private static String local(LocalDateTime time) {
        return time.getYear() > 0
                ? LOCAL.format(time)
                : time.getYear() + LOCAL.format(time).substring(4);
    }
}
