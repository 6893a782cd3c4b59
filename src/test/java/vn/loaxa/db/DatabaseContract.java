package vn.loaxa.db;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Runs every test of a subclass twice: on a SQLite file and on PostgreSQL. Each test has {@link #database}, fresh and with
 * all tables. Whoever needs a second node of the same database calls {@link #openAgain()}.
 *
 * <pre>{@code class PeopleStoreTest extends DatabaseContract { @Test void ...() { database.write(handle -> ...); } }}</pre>
 */
@ParameterizedClass(name = "{0}")
@EnumSource(Dialect.class)
public abstract class DatabaseContract {
    @Parameter
    protected Dialect dialect;

    @TempDir
    protected Path folder;

    protected Database database;
    protected String url;

    @BeforeEach
    void openFreshDatabase() throws IOException {
        url = dialect == Dialect.SQLITE ? freshSqlite(folder.resolve("test.db")) : TestPostgres.freshDatabase();
        database = Database.open(url);
    }

    @AfterEach
    void closeDatabase() {
        database.close();
        if (dialect == Dialect.POSTGRESQL) {
            TestPostgres.giveBack(url);
        }
    }

    /** Another process' view of the same database; the caller closes it. */
    protected Database openAgain() {
        return Database.open(url);
    }

    /** Makes a SQLite file with all tables and returns its address: much quicker than migrating each anew. */
    public static String freshSqlite(Path file) throws IOException {
        Files.copy(SqliteTemplate.FILE, file);
        return "jdbc:sqlite:" + file;
    }

    private static final class SqliteTemplate {
        static final Path FILE = make();

        private static Path make() {
            try {
                Path around = Files.createTempDirectory("loaxa-template");
                Path made = around.resolve("template.db");
                Database.open("jdbc:sqlite:" + made).close();
                made.toFile().deleteOnExit();
                around.toFile().deleteOnExit();
                return made;
            } catch (IOException e) {
                throw new ExceptionInInitializerError(e);
            }
        }
    }
}
