package vn.loaxa.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.BodyId;
import vn.loaxa.directory.PersonId;

/**
 * A reminder that is set.
 *
 * @param number what its owner types: {@code bỏ nhắc 2}
 * @param body for whom, or null for the owner alone
 * @param when as spoken back: "07h00 thứ Ba 24/11/2026 (16 tháng Mười)", or the rule of a recurring one
 * @param next the next time, or null when it is over
 */
public record Reminder(
        ReminderId id,
        int number,
        PersonId owner,
        @Nullable BodyId body,
        String text,
        String when,
        @Nullable Instant next) {}
