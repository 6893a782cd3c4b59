package vn.loaxa.task;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okio.Buffer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.audit.AuditEntry;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.DatabaseContract;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.PersonId;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.outbox.Outbox;
import vn.loaxa.reminder.SystemNotices;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.testing.MovableClock;
import vn.loaxa.zalo.media.MediaDownload;
import vn.loaxa.zalo.wire.ZaloUserId;

class VillageTasksTest extends DatabaseContract {
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF, 1};
    private static final ZaloUserId DRAFTER = new ZaloUserId("9100000000000002");

    // A Sunday noon by the clock of the commune.
    private final MovableClock clock = MovableClock.at("2026-11-22T05:00:00Z");
    private final Audit audit = new Audit(clock);
    private final Directory directory = new Directory(clock, audit);
    private final VillageTasks tasks = new VillageTasks(audit, clock);
    private CommuneId commune = new CommuneId(0);
    private List<Village> villages = List.of();
    private PersonId drafter = new PersonId(0);

    @BeforeEach
    void found() {
        database.write(handle -> {
            commune = Objects.requireNonNull(new OrganisationImport(clock, audit)
                    .run(handle, Actor.SYSTEM, "commune.yaml", organisation(), false)
                    .commune());
            villages = directory.villages(handle, commune);
            drafter = directory
                    .personByZalo(handle, commune, DRAFTER)
                    .orElseThrow()
                    .id();
            directory.noteInteraction(handle, commune, DRAFTER, clock.instant());
            return true;
        });
    }

    private static byte[] organisation() {
        try (var in = Objects.requireNonNull(VillageTasksTest.class.getResourceAsStream("/console/commune.yaml"))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aTaskIsOpenUntilSomebodyFinishesItOnceAndMayBeOpenedAgain() {
        VillageTask task = add("Lắp loa thông minh", LocalDate.of(2026, 11, 20));
        assertThat(task.open()).isTrue();
        assertThat(task.late(LocalDate.of(2026, 11, 20))).isFalse();
        assertThat(task.late(LocalDate.of(2026, 11, 21))).isTrue();
        Photo photo = Photo.of(JPEG).orElseThrow();
        assertThat(finish(task, "Xong", photo)).isTrue();
        assertThat(finish(task, "Nữa", null)).isFalse();
        VillageTask done = one();
        assertThat(done.doneAt()).isEqualTo(clock.instant());
        assertThat(done.note()).isEqualTo("Xong");
        assertThat(done.photo()).isTrue();
        Optional<Photo> kept = database.read(handle -> tasks.photo(handle, commune, done.id()));
        assertThat(kept.orElseThrow().bytes()).isEqualTo(JPEG);
        var stranger = new CommuneId(999);
        Optional<Photo> foreign = database.read(handle -> tasks.photo(handle, stranger, done.id()));
        Optional<VillageTask> foreignTask = database.read(handle -> tasks.byId(handle, stranger, done.id()));
        assertThat(foreign).isEmpty();
        assertThat(foreignTask).isEmpty();
        boolean reopened = database.write(handle -> tasks.reopen(handle, commune, Actor.SYSTEM, done));
        assertThat(reopened).isTrue();
        assertThat(one().open()).isTrue();
        List<AuditEntry> log = database.read(handle -> audit.list(handle, commune, 0, 3));
        assertThat(log)
                .extracting(entry -> entry.action())
                .containsExactly("village-task.reopened", "village-task.done", "village-task.added");
    }

    @Test
    void aPictureFromTheChatIsKeptByItsAddressAndHour() {
        VillageTask task = add("Lắp loa thông minh", null);
        add("Gắn mã địa chỉ", LocalDate.of(2026, 11, 30));
        assertThat(open()).extracting(VillageTask::title).containsExactly("Gắn mã địa chỉ", "Lắp loa thông minh");
        assertThat(finishSent(task, "https://anh.example/1.jpg")).isTrue();
        assertThat(finishSent(task, "https://anh.example/2.jpg"))
                .as("done already")
                .isFalse();
        assertThat(open()).extracting(VillageTask::title).containsExactly("Gắn mã địa chỉ");
        VillageTask done = byId(task.id());
        assertThat(done.sent()).isEqualTo(new VillageTask.Sent("https://anh.example/1.jpg", clock.instant()));
        assertThat(done.photo()).as("nothing lies here").isFalse();
        database.write(handle -> tasks.reopen(handle, commune, Actor.SYSTEM, done));
        assertThat(finishSent(done, "")).isTrue();
        assertThat(byId(task.id()).sent())
                .as("the picture stays until there is a newer one")
                .isNotNull();
    }

    private List<VillageTask> open() {
        return database.read(handle -> tasks.openOf(handle, commune, drafter));
    }

    private VillageTask byId(long id) {
        return database.read(handle -> tasks.byId(handle, commune, id)).orElseThrow();
    }

    private boolean finishSent(VillageTask task, String address) {
        return database.write(handle -> tasks.finishSent(handle, commune, Actor.SYSTEM, task, drafter, address));
    }

    @Test
    void aCriterionStandsOnceOnAVillagesList() {
        assertThat(criteria(0)).isEqualTo(5);
        assertThat(criteria(0)).isZero();
        assertThat(criteria(1)).isEqualTo(5);
        assertThat(all()).hasSize(10);
    }

    @Test
    void whoHasOpenTasksHearsOfThemOnceAWeekFromMondayMorning() {
        add("Lắp loa thông minh", LocalDate.of(2026, 11, 20));
        add("Gắn mã địa chỉ", null);
        var word = new WeeklyWord(
                database,
                directory,
                new SystemNotices(directory, new Outbox(clock), ZaloRules.bundled(), clock),
                clock,
                URI.create("https://xa.example/viec-thon"));
        word.runDue();
        assertThat(messages()).as("on a Sunday").isEmpty();
        clock.moveTo(Instant.parse("2026-11-23T00:29:00Z"));
        word.runDue();
        assertThat(messages()).as("at 7:29").isEmpty();
        clock.moveTo(Instant.parse("2026-11-23T00:30:00Z"));
        word.runDue();
        word.runDue();
        assertThat(messages())
                .singleElement()
                .asString()
                .contains(
                        "còn 2 việc ở thôn",
                        "Việc 1, Thôn 1: Lắp loa thông minh, đã quá hạn 3 ngày",
                        "Gắn mã địa chỉ",
                        "xong việc 1",
                        "Xong việc 2",
                        "https://xa.example/viec-thon");
        clock.moveTo(Instant.parse("2026-11-24T03:00:00Z"));
        word.runDue();
        assertThat(messages()).as("the same week").hasSize(1);
        clock.moveTo(Instant.parse("2026-11-30T03:00:00Z"));
        word.runDue();
        assertThat(messages()).as("a closed window: nothing, and nothing lost").hasSize(1);
        clock.moveTo(Instant.parse("2026-12-01T03:00:00Z"));
        database.write(handle -> {
            directory.noteInteraction(handle, commune, DRAFTER, clock.instant());
            return true;
        });
        word.runDue();
        assertThat(messages()).hasSize(2);
        all().forEach(task -> finish(task, "", null));
        clock.moveTo(Instant.parse("2026-12-07T03:00:00Z"));
        word.runDue();
        assertThat(messages()).as("all done").hasSize(2);
    }

    @Test
    void aPhotoIsKnownByWhatIsInIt() {
        assertThat(Photo.of("%PDF-1.7".getBytes(StandardCharsets.US_ASCII))).isEmpty();
        assertThat(Photo.of(new byte[0])).isEmpty();
        byte[] large = new byte[Photo.MOST_BYTES + 1];
        System.arraycopy(JPEG, 0, large, 0, JPEG.length);
        assertThat(Photo.of(large)).isEmpty();
    }

    private VillageTask add(String title, @Nullable LocalDate due) {
        database.write(handle -> {
            tasks.add(handle, commune, Actor.SYSTEM, villages.get(0), title, drafter, due);
            return true;
        });
        return one();
    }

    private VillageTask one() {
        return all().get(0);
    }

    private List<VillageTask> all() {
        return database.read(handle -> tasks.list(handle, commune));
    }

    private boolean finish(VillageTask task, String note, @Nullable Photo photo) {
        return database.write(handle -> tasks.finish(handle, commune, Actor.SYSTEM, task, drafter, note, photo));
    }

    private int criteria(int village) {
        return database.write(handle -> tasks.addCriteria(handle, commune, Actor.SYSTEM, villages.get(village)));
    }

    private List<String> messages() {
        return database.read(handle -> handle.createQuery(
                        "SELECT call FROM outbox_message WHERE message_key LIKE 'system:village-tasks:%' ORDER BY id")
                .mapTo(String.class)
                .list());
    }

    @Test
    void aPictureThatWasSentIsFetchedHomeOnceZaloGivesIt() throws IOException {
        try (MockWebServer zalo = new MockWebServer()) {
            zalo.start();
            String host = zalo.getHostName() + ":" + zalo.getPort();
            long id = doneWith("http://" + host + "/anh.jpg");
            long elsewhere = doneWith("http://127.0.0.1:1/anh.jpg");
            zalo.enqueue(new MockResponse.Builder().code(503).build());
            zalo.enqueue(
                    new MockResponse.Builder().body(new Buffer().write(JPEG)).build());
            try (MediaDownload download = new MediaDownload(List.of(host))) {
                var photos = new SentPhotos(database, download);
                assertThat(photos.runDue()).isZero();
                assertThat(photos.runDue()).isEqualTo(1);
                assertThat(photos.runDue()).isZero();
            }
            assertThat(zalo.getRequestCount()).isEqualTo(2);
            assertThat(database.read(handle -> tasks.photo(handle, commune, id))
                            .orElseThrow()
                            .bytes())
                    .isEqualTo(JPEG);
            assertThat(database.<Boolean>read(
                            handle -> tasks.photo(handle, commune, elsewhere).isEmpty()))
                    .isTrue();
        }
    }

    private long doneWith(String address) {
        VillageTask task = add("Dọn kênh " + address, null);
        assertThat(finishSent(task, address)).isTrue();
        return task.id();
    }
}
