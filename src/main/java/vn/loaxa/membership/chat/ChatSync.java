package vn.loaxa.membership.chat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccount;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.Directory;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.zalo.group.GroupApi;
import vn.loaxa.zalo.group.GroupDetail;
import vn.loaxa.zalo.group.GroupMember;
import vn.loaxa.zalo.user.QuotaAsset;
import vn.loaxa.zalo.wire.NoTokenException;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * Lists the group chats, and the packages for them, at night, once each, so that whoever joined or left behind our back is seen in the morning; and warns
 * before the right to a chat ends. A chat that Zalo does not list tonight keeps yesterday's list. Thread-safe.
 */
public final class ChatSync {
    private static final Logger log = LoggerFactory.getLogger(ChatSync.class);
    /** When nobody writes: events of the day are not overtaken by a list that is older than they. */
    private static final LocalTime FROM = LocalTime.of(1, 0);

    private static final LocalTime UNTIL = LocalTime.of(5, 0);
    /** Days ahead of which one is warned, the nearest first. */
    private static final List<Integer> WARNINGS = List.of(7, 30);

    /** Before Zalo is asked again for packages that it did not give. */
    private static final Duration AGAIN = Duration.ofMinutes(10);

    private final Database database;
    private final Directory directory;
    private final OfficialAccounts accounts;
    private final ZaloClients clients;
    private final Alerts alerts;
    private final EndingNotices notices;
    private final Clock clock;
    private final Map<CommuneId, Instant> tried = new ConcurrentHashMap<>();
    private final ChatRosterStore store = new ChatRosterStore();
    private final ChatPackages packages = new ChatPackages();

    public ChatSync(
            Database database,
            Directory directory,
            OfficialAccounts accounts,
            ZaloClients clients,
            Alerts alerts,
            Outbox outbox,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.accounts = accounts;
        this.clients = clients;
        this.alerts = alerts;
        notices = new EndingNotices(directory, outbox);
        this.clock = clock;
    }

    /** Lists what was not listed today, and reads the packages anew, if it is night in the commune; returns how many chats were listed. */
    public int runDue() {
        int listed = 0;
        for (OfficialAccount account : accounts.known()) {
            listed += night(account.commune());
        }
        return listed;
    }

    /**
     * Reads the packages of those who never had them read: soon after an account was connected, and again after a while where Zalo
     * gave no answer. Returns of how many communes it tried. To be run often; it looks into the database only.
     */
    public int readFirstPackages() {
        int tries = 0;
        for (OfficialAccount account : accounts.known()) {
            CommuneId commune = account.commune();
            Instant last = tried.getOrDefault(commune, Instant.MIN);
            boolean rested = last.equals(Instant.MIN) || !clock.instant().isBefore(last.plus(AGAIN));
            if (rested
                    && database.<Boolean>read(
                            handle -> packages.readAt(handle, commune).isEmpty())) {
                tried.put(commune, clock.instant());
                readPackages(commune);
                tries++;
            }
        }
        return tries;
    }

    private int night(CommuneId commune) {
        record Due(ZoneId zone, List<Body> bodies, boolean packages) {}
        Due due = database.read(handle -> {
            ZoneId zone = directory.commune(handle, commune).map(Commune::zone).orElse(ZoneId.of("UTC"));
            LocalTime now = LocalTime.ofInstant(clock.instant(), zone);
            boolean night = !now.isBefore(FROM) && now.isBefore(UNTIL);
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            return new Due(
                    zone,
                    directory.bodies(handle, commune).stream()
                            .filter(body -> night && body.group() != null)
                            .filter(body -> store.row(handle, commune, group(body))
                                    .filter(row -> LocalDate.ofInstant(row.comparedAt(), zone)
                                            .equals(today))
                                    .isEmpty())
                            .toList(),
                    packages.readAt(handle, commune)
                            .map(at -> night && !LocalDate.ofInstant(at, zone).equals(today))
                            .orElse(night));
        });
        if (due.packages()) {
            readPackages(commune);
        }
        int listed = 0;
        for (Body body : due.bodies()) {
            listed += list(commune, group(body)) ? 1 : 0;
        }
        if (!due.bodies().isEmpty()) {
            warn(commune, due.zone());
        }
        return listed;
    }

    private void readPackages(CommuneId commune) {
        try {
            List<QuotaAsset> assets = clients.forCommune(commune).groups().assets(null);
            database.write(handle -> {
                packages.read(handle, commune, assets, clock.instant());
                return true;
            });
        } catch (ZaloException | NoTokenException e) {
            log.warn("The packages for group chats were not read tonight: {}", e.getMessage());
        }
    }

    private static ZaloGroupId group(Body body) {
        ZaloGroupId group = body.group();
        if (group == null) {
            throw new IllegalStateException("Only bodies with a chat are listed");
        }
        return group;
    }

    private boolean list(CommuneId commune, ZaloGroupId group) {
        Instant begun = clock.instant();
        try {
            GroupApi groups = clients.forCommune(commune).groups();
            GroupDetail detail = groups.detail(group);
            List<GroupMember> members = Pages.all((offset, count) -> groups.members(group, offset, count));
            var row = new ChatRosterStore.Row(begun, detail.asset().validThrough(), detail.maxMembers());
            database.write(handle -> {
                store.save(handle, commune, group, row, members);
                return true;
            });
            return true;
        } catch (ZaloException e) {
            log.warn("A group chat was not listed tonight: {}", e.getMessage());
            return false;
        }
    }

    /** One alert for each warning, naming the bodies; the nearer one takes a body from the farther. Administrators hear it too. */
    private void warn(CommuneId commune, ZoneId zone) {
        database.write(handle -> {
            LocalDate today = LocalDate.ofInstant(clock.instant(), zone);
            Map<Integer, Map<LocalDate, List<String>>> ending = new TreeMap<>();
            for (Body body : directory.bodies(handle, commune)) {
                LocalDate last = body.group() == null
                        ? null
                        : store.row(handle, commune, group(body))
                                .map(ChatRosterStore.Row::validThrough)
                                .orElse(null);
                if (last != null) {
                    long left = ChronoUnit.DAYS.between(today, last);
                    WARNINGS.stream().filter(days -> left <= days).findFirst().ifPresent(days -> ending.computeIfAbsent(
                                    days, key -> new TreeMap<>())
                            .computeIfAbsent(last, key -> new ArrayList<>())
                            .add(body.name()));
                }
            }
            for (int days : WARNINGS) {
                String kind = "chat-ending-" + days;
                alerts.clear(handle, commune, kind);
                Map<LocalDate, List<String>> these = ending.getOrDefault(days, Map.of());
                if (!these.isEmpty()) {
                    List<String> bodies =
                            these.values().stream().flatMap(List::stream).toList();
                    alerts.raise(handle, commune, kind, String.join(", ", bodies));
                    notices.tell(handle, commune, zone, today, days, these);
                }
            }
            return true;
        });
    }
}
