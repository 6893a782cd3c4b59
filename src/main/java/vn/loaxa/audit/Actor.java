package vn.loaxa.audit;

import org.jspecify.annotations.Nullable;

/**
 * Who did it.
 *
 * @param personId the person's key in the directory, or null for the system
 * @param name as shown in the log
 * @param via chat, console, system, import
 */
public record Actor(@Nullable Long personId, String name, String via) {
    public static final Actor SYSTEM = new Actor(null, "Hệ thống", "system");
}
