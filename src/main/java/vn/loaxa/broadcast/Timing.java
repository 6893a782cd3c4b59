package vn.loaxa.broadcast;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.ZaloRules.QuietHours;

/** When a directive leaves: now, at its time, or when the night is over. Only hỏa tốc with a reason leaves in the night. */
final class Timing {
    private final Clock clock;
    private final RulesInForce rules;
    private final boolean nightCounts;

    /** @param nightCounts false where the commune has switched its quiet hours off */
    Timing(Clock clock, RulesInForce rules, boolean nightCounts) {
        this.clock = clock;
        this.rules = rules;
        this.nightCounts = nightCounts;
    }

    /** Empty if it leaves now. */
    Optional<Instant> departure(DirectiveDraft draft, ZoneId zone) {
        Instant now = clock.instant();
        Instant asked = draft.dispatch().sendAt();
        Instant wanted = asked == null || asked.isBefore(now) ? now : asked;
        Instant leaves = mayPassNight(draft) ? wanted : afterNight(wanted, zone);
        return leaves.isAfter(now) ? Optional.of(leaves) : Optional.empty();
    }

    /** Whether the night is the reason why it does not leave when asked to. */
    boolean heldByNight(DirectiveDraft draft, ZoneId zone) {
        Instant now = clock.instant();
        Instant asked = draft.dispatch().sendAt();
        Instant wanted = asked == null || asked.isBefore(now) ? now : asked;
        return departure(draft, zone).filter(leaves -> leaves.isAfter(wanted)).isPresent();
    }

    boolean mayPassNight(DirectiveDraft draft) {
        return !nightCounts
                || draft.dispatch().drill()
                || (draft.urgency() == Urgency.FLASH
                        && !draft.dispatch().nightReason().isEmpty());
    }

    private Instant afterNight(Instant wanted, ZoneId zone) {
        QuietHours night = rules.now().night();
        ZonedDateTime local = wanted.atZone(zone);
        if (!night.includes(local.toLocalTime())) {
            return wanted;
        }
        LocalDate day = local.toLocalDate();
        boolean evening = !local.toLocalTime().isBefore(night.until());
        return (evening ? day.plusDays(1) : day)
                .atTime(night.until())
                .atZone(zone)
                .toInstant();
    }
}
