package vn.loaxa.reminder;

import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Audience;

/** A reminder as somebody wants it; {@code audience} is null for oneself. */
record Wanted(@Nullable Audience audience, String what, Plan plan, ReminderKind kind) {}
