package vn.loaxa.schedule;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Properties;
import java.util.UUID;
import org.quartz.Scheduler;
import org.quartz.SchedulerException;
import org.quartz.impl.SchedulerRepository;
import org.quartz.impl.StdSchedulerFactory;
import org.quartz.utils.DBConnectionManager;

/** Where Quartz keeps its tables, and how it is set. */
final class WakeupStore implements AutoCloseable {
    private static final String SQLITE = "jdbc:sqlite:";
    private static final String PRAGMAS =
            "?journal_mode=WAL&synchronous=FULL&busy_timeout=5000&transaction_mode=IMMEDIATE";

    private final boolean sqlite;
    private final HikariDataSource pool;
    /** Quartz knows its sources by name for the whole JVM; tests open several. */
    private final String source = "wakeups-" + UUID.randomUUID();

    private WakeupStore(boolean sqlite, HikariDataSource pool) {
        this.sqlite = sqlite;
        this.pool = pool;
    }

    static WakeupStore open(String databaseUrl) {
        boolean sqlite = databaseUrl.startsWith(SQLITE);
        var config = new HikariConfig();
        config.setPoolName("wakeups");
        config.setJdbcUrl(sqlite ? SQLITE + besides(databaseUrl) + PRAGMAS : databaseUrl);
        // A worker, the scheduler, the misfire handler and, on PostgreSQL, the cluster's check-in.
        config.setMaximumPoolSize(5);
        config.setMinimumIdle(1);
        var store = new WakeupStore(sqlite, new HikariDataSource(config));
        try {
            QuartzTables.create(store.pool, sqlite);
        } catch (SQLException | RuntimeException e) {
            store.close();
            throw new IllegalStateException("Making the tables of wake-ups", e);
        }
        return store;
    }

    /** {@code quartz.db} in the folder of the main database. */
    private static Path besides(String databaseUrl) {
        String file = databaseUrl.substring(SQLITE.length()).replaceFirst("\\?.*$", "");
        return Path.of(file).toAbsolutePath().resolveSibling("quartz.db");
    }

    Scheduler scheduler(String node) throws SchedulerException {
        DBConnectionManager.getInstance().addConnectionProvider(source, new PooledConnections(pool));
        var settings = new Properties();
        // The name is part of the rows' keys, so it stays; the instance tells nodes, and tests within one JVM, apart.
        settings.setProperty("org.quartz.scheduler.instanceName", "loaxa");
        settings.setProperty("org.quartz.scheduler.instanceId", node);
        settings.setProperty("org.quartz.scheduler.skipUpdateCheck", "true");
        settings.setProperty("org.quartz.scheduler.makeSchedulerThreadDaemon", "true");
        settings.setProperty("org.quartz.scheduler.interruptJobsOnShutdown", "false");
        settings.setProperty("org.quartz.threadPool.class", "org.quartz.simpl.SimpleThreadPool");
        settings.setProperty("org.quartz.threadPool.threadCount", "2");
        settings.setProperty("org.quartz.threadPool.makeThreadsDaemons", "true");
        settings.setProperty("org.quartz.jobStore.class", "org.quartz.impl.jdbcjobstore.JobStoreTX");
        // On SQLite too: it reads job data with getBytes, where the standard one needs getBlob.
        settings.setProperty(
                "org.quartz.jobStore.driverDelegateClass", "org.quartz.impl.jdbcjobstore.PostgreSQLDelegate");
        settings.setProperty("org.quartz.jobStore.useProperties", "true");
        settings.setProperty("org.quartz.jobStore.dataSource", source);
        settings.setProperty("org.quartz.jobStore.misfireThreshold", "10000");
        if (sqlite) {
            settings.setProperty(
                    "org.quartz.jobStore.lockHandler.class", "org.quartz.impl.jdbcjobstore.UpdateLockRowSemaphore");
        } else {
            settings.setProperty("org.quartz.jobStore.isClustered", "true");
            settings.setProperty("org.quartz.jobStore.clusterCheckinInterval", "2000");
        }
        return own(settings);
    }

    /** The factory hands out a scheduler of that name which runs in this JVM already, so none is left where it looks. */
    private static Scheduler own(Properties settings) throws SchedulerException {
        synchronized (WakeupStore.class) {
            var scheduler = new StdSchedulerFactory(settings).getScheduler();
            SchedulerRepository.getInstance().remove(scheduler.getSchedulerName());
            return scheduler;
        }
    }

    @Override
    public void close() {
        pool.close();
    }
}
