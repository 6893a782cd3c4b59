package vn.loaxa.reminder;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;

/**
 * A reminder that is set.
 *
 * @param number what its owner types: {@code bỏ nhắc 2}
 * @param audience for whom, or null for the owner alone
 * @param forWhom the audience by name; empty for the owner alone
 * @param when as spoken back: "07h00 thứ Ba 24/11/2026 (16 tháng Mười)", or the rule of a recurring one
 * @param next the next time it is sent, or null when it is over or pauses
 * @param paused silent until it is resumed
 */
public record Reminder(
        ReminderId id,
        int number,
        PersonId owner,
        @Nullable Audience audience,
        String forWhom,
        String text,
        String when,
        @Nullable Instant next,
        ReminderKind kind,
        boolean paused) {}
