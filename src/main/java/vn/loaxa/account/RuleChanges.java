package vn.loaxa.account;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.db.Database;
import vn.loaxa.settings.RulesBook;
import vn.loaxa.settings.RulesBook.Change;
import vn.loaxa.settings.RulesInForce;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.yaml.YamlFault;

/**
 * The dated table of Zalo's rules with what administrators have changed of it, kept in the database. A change counts at once on
 * the node that takes it, from {@link #refresh} on at others, which is run on each of them every half minute; decisions made
 * before keep what they were made by. Thread-safe.
 */
public final class RuleChanges implements RulesInForce {
    private static final Logger log = LoggerFactory.getLogger(RuleChanges.class);

    private final Database database;
    private final RulesBook book;
    private final Clock clock;
    private final RuleChangeStore store = new RuleChangeStore();

    /**
     * Reads the changes.
     *
     * @param kept where versions before this one kept them: a file that is taken into the database once and then renamed
     * @throws SettingsException if table and changes do not go together
     */
    public RuleChanges(Database database, RulesBook book, Path kept, Clock clock) {
        this.database = database;
        this.book = book;
        this.clock = clock;
        takeOver(kept);
        book.apply(database.<Map<String, Change>>read(store::all));
    }

    /**
     * The table with what is changed in this database, for somebody who only looks.
     *
     * @throws SettingsException if they do not go together
     */
    public static ZaloRules in(Handle handle, RulesBook table) {
        table.apply(new RuleChangeStore().all(handle));
        return table.now();
    }

    @Override
    public ZaloRules now() {
        return book.now();
    }

    /** The table as it counts now, in the order of the file. */
    public List<RulesBook.Line> lines() {
        return book.lines();
    }

    /**
     * Keeps another value for a line. Part of the caller's transaction; {@link #refresh} after it.
     *
     * @throws SettingsException with every fault of the whole table; then nothing is kept
     */
    public void change(Handle handle, String rule, Change change) {
        Map<String, Change> all = new LinkedHashMap<>(store.all(handle));
        all.put(rule, change);
        book.check(all);
        store.save(handle, rule, change, clock.instant());
    }

    /** Takes a change back; the table's own line counts again. False if there was none. {@link #refresh} after it. */
    public boolean restore(Handle handle, String rule) {
        Map<String, Change> all = new LinkedHashMap<>(store.all(handle));
        all.remove(rule);
        book.check(all);
        return store.remove(handle, rule);
    }

    /** Lets what is in the database count here. What does not go together with this node's table leaves the one before in force. */
    public void refresh() {
        try {
            book.apply(database.<Map<String, Change>>read(store::all));
        } catch (SettingsException | YamlFault e) {
            log.warn(
                    "Changed rules do not fit the table of this node, the ones before stay in force: {}",
                    e.getMessage());
        }
    }

    private void takeOver(Path kept) {
        if (!Files.isReadable(kept)) {
            return;
        }
        Map<String, Change> old = RulesBook.changesIn(kept);
        book.check(old);
        database.write(handle -> {
            Map<String, Change> known = store.all(handle);
            old.forEach((rule, change) -> {
                if (!known.containsKey(rule)) {
                    store.save(handle, rule, change, clock.instant());
                }
            });
            return true;
        });
        try {
            Files.move(kept, kept.resolveSibling(kept.getFileName() + ".taken"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("Renaming " + kept, e);
        }
    }
}
