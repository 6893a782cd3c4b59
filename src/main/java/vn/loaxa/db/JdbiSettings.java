package vn.loaxa.db;

import org.jdbi.v3.core.config.Configurable;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;

/** How every handle is set. */
final class JdbiSettings {
    private JdbiSettings() {}

    /** Faults name no values: they end in the log, where message texts and phone numbers have no place. */
    static <C extends Configurable<C>> C quiet(C configurable) {
        return configurable.configure(
                StatementExceptions.class, exceptions -> exceptions.setMessageRendering(MessageRendering.NONE));
    }
}
