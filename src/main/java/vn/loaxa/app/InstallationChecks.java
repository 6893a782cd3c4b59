package vn.loaxa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.loaxa.calendar.WorkingDays;
import vn.loaxa.conversation.script.Against;
import vn.loaxa.conversation.script.ScriptCheck;
import vn.loaxa.db.Database;
import vn.loaxa.db.DatabaseException;
import vn.loaxa.settings.SettingsException;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.yaml.YamlFault;

/** What can be wrong with what is installed: the database, the scripts, the table of rules, the account. */
final class InstallationChecks {
    private static final int RULES_OLD_DAYS = 180;
    private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");

    private final Config config;
    private final Findings findings;
    private final Clock clock;

    InstallationChecks(Config config, Findings findings) {
        this.config = config;
        this.findings = findings;
        clock = WorldClock.of(config.clockStart());
    }

    void run(boolean online) {
        scripts();
        rules();
        holidays();
        if (database()) {
            new AccountChecks(config, clock, findings).run(online);
        }
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(VIETNAM));
    }

    private void scripts() {
        Path folder = ScriptsFolder.of(config.scriptsDir());
        try {
            ScriptCheck check = ScriptCheck.of(folder, new Against(today(), java.util.Set.of()));
            check.faults().forEach(fault -> findings.bad("script", Map.of("fault", fault)));
            if (!check.warnings().isEmpty()) {
                findings.warning(
                        "scripts-warned", Map.of("count", check.warnings().size()));
            } else if (check.faults().isEmpty()) {
                findings.good("scripts", Map.of("folder", folder));
            }
        } catch (IOException e) {
            findings.bad("scripts-unreadable", Map.of("folder", folder));
        }
    }

    private void rules() {
        try {
            ZaloRules rules = Rules.open().now();
            long days = ChronoUnit.DAYS.between(rules.asOf(), today());
            Map<String, ?> values = Map.of("date", rules.asOf(), "days", days);
            if (days > RULES_OLD_DAYS) {
                findings.warning("rules-old", values);
            } else {
                findings.good("rules", values);
            }
        } catch (SettingsException e) {
            e.faults().forEach(fault -> findings.bad("rule", Map.of("fault", fault)));
        } catch (YamlFault e) {
            findings.bad("rule", Map.of("fault", e.fault()));
        }
    }

    private void holidays() {
        try {
            WorkingDays.readStandard()
                    .yearToEnter(today())
                    .ifPresentOrElse(
                            year -> findings.warning("holidays-to-enter", Map.of("year", year)),
                            () -> findings.good("holidays", Map.of()));
        } catch (YamlFault e) {
            findings.bad("holiday", Map.of("fault", e.fault()));
        }
    }

    /** True when there is a database to look into. */
    private boolean database() {
        Optional<Path> file = DataPlaces.of(config).sqlite();
        if (file.isPresent() && !Files.exists(file.get())) {
            findings.warning("database-to-come", Map.of("file", file.get()));
            return false;
        }
        try {
            int pending = Database.pendingChanges(config.databaseUrl());
            if (pending > 0) {
                findings.warning("database-old", Map.of("count", pending));
                return false;
            }
            return file.isEmpty() ? reached() : whole(file.get());
        } catch (DatabaseException e) {
            findings.bad("database", Map.of("why", String.valueOf(e.getMessage())));
            return false;
        }
    }

    private boolean reached() {
        findings.good("database-reached", Map.of());
        return true;
    }

    private boolean whole(Path file) {
        try {
            List<String> damages = BackupStore.damages(file);
            damages.forEach(damage -> findings.bad("database-damaged", Map.of("file", file, "damage", damage)));
            if (damages.isEmpty()) {
                findings.good("database-whole", Map.of("file", file));
            }
            return damages.isEmpty();
        } catch (SQLException e) {
            findings.bad("database-damaged", Map.of("file", file, "damage", String.valueOf(e.getMessage())));
            return false;
        }
    }
}
