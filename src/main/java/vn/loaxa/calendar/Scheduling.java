package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.List;
import java.util.stream.Stream;

/** Nothing is scheduled on a guess: lets through what is exact and ahead, and says of the rest what to ask. */
final class Scheduling {
    private Scheduling() {}

    static TimePhrase check(TimePhrase phrase, ZonedDateTime ref) {
        if (phrase instanceof TimePhrase.Moment moment) {
            return moment(moment, ref);
        }
        if (phrase instanceof TimePhrase.Recurring recurring) {
            return recurring.timeGiven() ? recurring : new TimePhrase.Rejected(Reason.MISSING_TIME, List.of());
        }
        if (phrase instanceof TimePhrase.Rejected) {
            return phrase;
        }
        return TimePhrase.Rejected.of(Reason.MISSING_TIME);
    }

    private static TimePhrase moment(TimePhrase.Moment moment, ZonedDateTime ref) {
        if (moment.grain().compareTo(Grain.DAY) > 0) {
            return TimePhrase.Rejected.of(Reason.MISSING_DATE);
        }
        if (!moment.grain().hasHour()) {
            boolean dayOver =
                    moment.grain() == Grain.DAY && moment.at().toLocalDate().isBefore(ref.toLocalDate());
            return TimePhrase.Rejected.of(dayOver ? Reason.PAST : Reason.MISSING_TIME);
        }
        if (moment.doubt() != null) {
            return new TimePhrase.Rejected(moment.doubt(), either(moment, moment.doubt(), ref));
        }
        if (!moment.at().isAfter(ref)) {
            return new TimePhrase.Rejected(Reason.PAST, again(moment.at(), ref));
        }
        return moment;
    }

    /** The nearest such times ahead: tomorrow at that hour and, if it was of another day, that weekday; else that date. */
    private static List<ZonedDateTime> again(ZonedDateTime past, ZonedDateTime ref) {
        if (past.isBefore(ref.minusDays(7))) {
            var next = past.plusYears(ref.getYear() - (long) past.getYear());
            return List.of(next.isAfter(ref) ? next : next.plusYears(1));
        }
        var sameHour = past.toLocalTime().atDate(ref.toLocalDate()).atZone(ref.getZone());
        var soon = sameHour.isAfter(ref) ? sameHour : sameHour.plusDays(1);
        boolean today = past.toLocalDate().equals(ref.toLocalDate());
        return today
                ? List.of(soon)
                : Stream.of(soon, past.plusWeeks(1)).sorted().distinct().toList();
    }

    /** The times between which a doubt leaves the choice. */
    private static List<ZonedDateTime> either(TimePhrase.Moment moment, Reason doubt, ZonedDateTime ref) {
        var at = moment.at();
        var choices =
                switch (doubt) {
                    case AMBIGUOUS_HOUR ->
                        at.getHour() < 12 ? Stream.of(at, at.plusHours(12)) : Stream.of(at.minusHours(12), at);
                    case AMBIGUOUS_DAY -> Stream.of(at.minusDays(at.getHour() < 6 ? 1 : 7), at);
                    case AMBIGUOUS_CALENDAR -> Stream.of(at, otherCalendar(moment, ref));
                    default -> Stream.of(at);
                };
        return choices.filter(choice -> choice.isAfter(ref)).distinct().toList();
    }

    /** The same numbers read in the other calendar. */
    private static ZonedDateTime otherCalendar(TimePhrase.Moment moment, ZonedDateTime ref) {
        var at = moment.at();
        var lunar = moment.lunar();
        var other = lunar == null
                ? new DaySaid.Lunar(at.getDayOfMonth(), at.getMonthValue(), false, 0, null)
                : new DaySaid.Solar(lunar.day(), 0, 0, null);
        return other.resolve(ref.toLocalDate(), false, true)
                .date()
                .atTime(at.toLocalTime())
                .atZone(at.getZone());
    }
}
