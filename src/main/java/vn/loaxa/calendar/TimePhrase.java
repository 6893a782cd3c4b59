package vn.loaxa.calendar;

import java.time.ZonedDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a phrase says about time. Immutable. */
public sealed interface TimePhrase {

    /**
     * One time.
     *
     * @param at start of what was said, down to the grain
     * @param lunar the lunar date, if that is how it was said
     * @param doubt what must be asked before this may be scheduled, or null if nothing
     */
    record Moment(
            ZonedDateTime at,
            Grain grain,
            @Nullable LunarDate lunar,
            @Nullable Reason doubt) implements TimePhrase {}

    /** From (inclusive) to (exclusive), such as "tối mai" or "3 ngày tới". */
    record Interval(ZonedDateTime from, ZonedDateTime to, Grain grain) implements TimePhrase {}

    /**
     * Again and again.
     *
     * @param first the first time after the reference
     * @param timeGiven false: no hour was said, and the rule carries {@link Recurrence#DEFAULT_TIME}
     */
    record Recurring(Recurrence rule, ZonedDateTime first, boolean timeGiven) implements TimePhrase {}

    /** Not to be scheduled. The suggestions are the nearest possible times, best first; there may be none. */
    record Rejected(Reason reason, List<ZonedDateTime> suggestions) implements TimePhrase {
        public Rejected {
            suggestions = List.copyOf(suggestions);
        }

        static Rejected of(Reason reason) {
            return new Rejected(reason, List.of());
        }
    }

    /** Nothing about time. */
    record None() implements TimePhrase {}
}
