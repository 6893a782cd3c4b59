package vn.loaxa.db;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jdbi.v3.core.config.ConfigRegistry;
import org.jdbi.v3.core.statement.DefinedAttributeTemplateEngine;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.core.statement.TemplateEngine;

/**
 * Jdbi's own templates, each read once in the process and not once for each pool: reading one costs more than most statements.
 * Thread-safe.
 */
final class SqlTemplates implements TemplateEngine.Parsing {
    /** Ours are a few hundred, all written in the code. */
    private static final int MOST = 2_000;

    private final DefinedAttributeTemplateEngine engine = new DefinedAttributeTemplateEngine();
    private final Map<String, Optional<Function<StatementContext, String>>> read = new ConcurrentHashMap<>();

    @Override
    public Optional<Function<StatementContext, String>> parse(String template, ConfigRegistry config) {
        Optional<Function<StatementContext, String>> known = read.get(template);
        if (known == null) {
            known = engine.parse(template, config);
            if (read.size() < MOST) {
                read.put(template, known);
            }
        }
        return known;
    }
}
