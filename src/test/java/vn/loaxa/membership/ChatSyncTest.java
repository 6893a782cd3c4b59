package vn.loaxa.membership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.account.Alert;
import vn.loaxa.account.Alerts;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.account.TestAccounts;
import vn.loaxa.account.ZaloClients;
import vn.loaxa.directory.Person;
import vn.loaxa.membership.chat.ChatPackage;
import vn.loaxa.membership.chat.ChatPackages;
import vn.loaxa.membership.chat.ChatRoster;
import vn.loaxa.membership.chat.ChatRosters;
import vn.loaxa.membership.chat.ChatSync;
import vn.loaxa.membership.chat.CrowdedChats;
import vn.loaxa.settings.ZaloRules;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloTransport;

/** At night the chats are held against the rolls. */
class ChatSyncTest extends BranchContract {
    private final MockWebServer zalo = new MockWebServer();
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private final Alerts alerts = new Alerts(clock);
    private final ChatRosters rosters = new ChatRosters(directory);
    private String members = "[{\"oa_id\":\"7001\",\"name\":\"OA\"},{\"user_id\":\"82\",\"name\":\"A\"}";
    private static final String FREE = "{\"asset_id\":\"a-1\",\"product_type\":\"gmf100\",\"quota_type\":\"sub_quota\","
            + "\"valid_through\":\"31/12/2027\",\"status\":\"available\"}";
    private String assets = "[" + FREE + ",{\"asset_id\":\"a-2\",\"product_type\":\"gmf10\",\"status\":\"used\"}]";
    private String lastDay = "31/12/2027";
    private boolean broken;
    private ZaloTransport transport;
    private ChatSync sync;

    @BeforeEach
    void start() throws IOException {
        zalo.setDispatcher(new Dispatcher() {
            @Override
            public MockResponse dispatch(RecordedRequest request) {
                asked.add(request.getUrl().encodedPath());
                return new MockResponse.Builder().body(answer(request)).build();
            }
        });
        zalo.start();
        URI here = zalo.url("/").uri();
        transport = new ZaloTransport(new ZaloEndpoints(here, here, here), HttpSettings.defaults());
        OfficialAccounts accounts = TestAccounts.in(database, clock, folder);
        TestAccounts.install(database, accounts, commune);
        sync = new ChatSync(
                database,
                directory,
                accounts,
                new ZaloClients(database, accounts, transport, clock, false),
                alerts,
                outbox,
                clock);
    }

    private String answer(RecordedRequest request) {
        if (request.getUrl().encodedPath().endsWith("/access_token")) {
            return "{\"access_token\":\"access-1\",\"refresh_token\":\"refresh-1\",\"expires_in\":\"90000\"}";
        }
        if (!broken && request.getUrl().encodedPath().endsWith("/quota/group")) {
            return "{\"error\":0,\"data\":" + assets + "}";
        }
        if (broken) {
            return "{\"error\":-32,\"message\":\"rate limit\"}";
        }
        return request.getUrl().encodedPath().endsWith("/getgroup")
                ? "{\"error\":0,\"data\":{\"group_info\":{\"group_id\":\"g-1\",\"name\":\"Nhóm\",\"max_member\":10},"
                        + "\"asset_info\":{\"asset_id\":\"a\",\"asset_type\":\"gmf10\",\"valid_through\":\"" + lastDay
                        + "\"}}}"
                : "{\"error\":0,\"data\":{\"offset\":0,\"total\":3,\"members\":" + members + "]}}";
    }

    @AfterEach
    void stop() {
        transport.close();
        zalo.close();
    }

    @Test
    void byDayNobodyAsksAndAtNightEachChatIsListedOnce() {
        assertThat(sync.runDue()).as("10h").isZero();
        assertThat(asked).isEmpty();

        night();
        assertThat(sync.runDue()).isEqualTo(1);
        assertThat(sync.runDue()).as("the same night").isZero();
        clock.advance(Duration.ofDays(1));
        assertThat(sync.runDue()).isEqualTo(1);
    }

    @Test
    void packagesThatNobodyReadYetAreAskedForAtOnceAndAgainAfterAWhile() {
        broken = true;
        assertThat(sync.readFirstPackages()).isEqualTo(1);
        assertThat(sync.readFirstPackages()).as("a moment later").isZero();
        broken = false;
        clock.advance(Duration.ofMinutes(10));
        assertThat(sync.readFirstPackages()).isEqualTo(1);
        clock.advance(Duration.ofMinutes(10));
        assertThat(sync.readFirstPackages()).as("they are known").isZero();
        assertThat(asked).containsExactly("/v3.0/oa/quota/group", "/v3.0/oa/quota/group");
    }

    @Test
    void thePackagesAreReadAtOnceAndThenEachNight() {
        sync.readFirstPackages();
        var packages = new ChatPackages();
        LocalDate today = LocalDate.of(2026, 11, 23);
        assertThat(database.<List<ChatPackage>>read(handle -> packages.free(handle, commune, today)))
                .containsExactly(new ChatPackage("a-1", 100, LocalDate.of(2027, 12, 31), true));
        assets = "[]";
        night();
        sync.runDue();
        assertThat(database.<List<ChatPackage>>read(handle -> packages.free(handle, commune, today)))
                .isEmpty();
        broken = true;
        assets = "[" + FREE + "]";
        clock.advance(Duration.ofDays(1));
        sync.runDue();
        broken = false;
        assertThat(database.<List<ChatPackage>>read(handle -> packages.free(handle, commune, today)))
                .as("what Zalo does not tell stays as it was")
                .isEmpty();
    }

    @Test
    void whoIsMissingInTheChatAndWhoIsThereWithoutBeingAMemberIsShown() {
        assertThat(roster().comparedAt()).isNull();
        members += ",{\"user_id\":\"99\",\"name\":\"Người lạ\"}";
        night();
        sync.runDue();

        ChatRoster roster = roster();
        assertThat(roster.notInChat())
                .extracting(Person::name)
                .containsExactlyInAnyOrder("Chi hội phó", "Hội viên một");
        assertThat(roster.strangers()).extracting(ChatRoster.Stranger::name).containsExactly("Người lạ");
        assertThat(roster.mostMembers()).isEqualTo(10);
        assertThat(roster.validThrough()).isEqualTo(LocalDate.of(2027, 12, 31));
    }

    @Test
    void aNightOnWhichZaloDoesNotListKeepsTheListOfTheNightBefore() {
        night();
        sync.runDue();
        broken = true;
        clock.advance(Duration.ofDays(1));

        assertThat(sync.runDue()).isZero();
        assertThat(roster().notInChat()).hasSize(2);
    }

    @Test
    void oneIsWarnedThirtyAndSevenDaysBeforeAChatEnds() {
        night();
        lastDay = "20/12/2026";
        sync.runDue();
        assertThat(open()).containsExactly("chat-ending-30");
        assertThat(toldAdministrator()).singleElement(STRING).contains("20/12/2026", "Chi hội Nông dân thôn 1");
        clock.advance(Duration.ofDays(1));
        sync.runDue();
        assertThat(toldAdministrator()).as("said once").hasSize(1);

        clock.advance(Duration.ofDays(19));
        sync.runDue();
        assertThat(open()).containsExactly("chat-ending-7");
        assertThat(toldAdministrator()).hasSize(2);

        lastDay = "20/12/2027";
        clock.advance(Duration.ofDays(1));
        sync.runDue();
        assertThat(open()).as("renewed").isEmpty();
    }

    @Test
    void aChatThatIsNearlyFullIsNamedWithItsNumbers() {
        night();
        sync.runDue();
        var crowded = new CrowdedChats(directory, ZaloRules.bundled());
        assertThat(database.<List<CrowdedChats.Crowded>>read(handle -> crowded.of(handle, commune)))
                .isEmpty();
        for (int i = 0; i < 8; i++) {
            members += ",{\"user_id\":\"9" + i + "\",\"name\":\"N\"}";
        }
        clock.advance(Duration.ofDays(1));
        sync.runDue();
        assertThat(database.<List<CrowdedChats.Crowded>>read(handle -> crowded.of(handle, commune)))
                .singleElement()
                .satisfies(chat -> {
                    assertThat(chat.body().code()).isEqualTo("HND-T1");
                    assertThat(chat.people()).isEqualTo(9);
                    assertThat(chat.most()).isEqualTo(10);
                });
    }

    /** Two in the morning in Việt Nam. */
    private void night() {
        clock.advance(Duration.ofHours(16));
    }

    private ChatRoster roster() {
        var body = body("HND-T1");
        return database.read(handle -> rosters.of(handle, commune, body).orElseThrow());
    }

    /** What waits to be sent to the administrator's own Zalo. */
    private List<String> toldAdministrator() {
        return database.read(
                handle -> handle.createQuery("SELECT call FROM outbox_message WHERE recipient = 'user:87' ORDER BY id")
                        .mapTo(String.class)
                        .list());
    }

    private List<String> open() {
        List<Alert> open = database.read(handle -> alerts.open(handle, commune));
        return open.stream().map(Alert::kind).toList();
    }
}
