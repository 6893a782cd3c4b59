package vn.loaxa.db;

import org.jdbi.v3.core.config.Configurable;
import org.jdbi.v3.core.statement.ColonPrefixSqlParser;
import org.jdbi.v3.core.statement.SqlParser;
import org.jdbi.v3.core.statement.SqlStatements;
import org.jdbi.v3.core.statement.StatementExceptions;
import org.jdbi.v3.core.statement.StatementExceptions.MessageRendering;
import org.jdbi.v3.core.statement.TemplateEngine;

/** How every handle is set. */
final class JdbiSettings {
    private static final SqlParser PARSER = new ColonPrefixSqlParser();
    private static final TemplateEngine TEMPLATES = new SqlTemplates();

    private JdbiSettings() {}

    /** Faults name no values: they end in the log, where message texts and phone numbers have no place. */
    static <C extends Configurable<C>> C quiet(C configurable) {
        return configurable
                .configure(
                        StatementExceptions.class, exceptions -> exceptions.setMessageRendering(MessageRendering.NONE))
                .configure(
                        SqlStatements.class,
                        statements -> statements.setSqlParser(PARSER).setTemplateEngine(TEMPLATES));
    }
}
