package vn.loaxa.app;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.directory.imports.RosterImport;
import vn.loaxa.settings.Secret;
import vn.loaxa.settings.Settings;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Scene;
import vn.loaxa.yaml.Yaml;
import vn.loaxa.yaml.YamlNode;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * The offline Zalo, the sample commune and the real server in front of it. What the two know of each other goes over HTTP; only
 * the time is shared, so that travelling in it takes the server along.
 */
final class Demo implements AutoCloseable {
    private static final String SAMPLE = "/config/sample-organisation.yaml";
    private static final String APP_ID = "9001";
    private static final String APP_SECRET = "demo-app-secret";
    private static final String OA_SECRET = "demo-oa-secret";
    private static final String REFRESH_TOKEN = "demo-refresh-token";
    private static final String ACCESS_TOKEN = "demo-access-token";
    private static final Actor INSTALLER = new Actor(null, "Dữ liệu mẫu", "import");

    final Simulator simulator;
    final Application application;

    private Demo(Simulator simulator, Application application) {
        this.simulator = simulator;
        this.application = application;
    }

    /**
     * @param settings read with what the person at the terminal set; the demo lays its own account over them
     * @param clock the world's time
     */
    static Demo start(Function<Map<String, String>, Settings> settings, Clock clock) {
        Config plain = Config.read(settings.apply(Map.of()));
        YamlNode organisation = organisation();
        List<SampleRoster.Resident> residents = SampleRoster.of(organisation);
        Scene scene = DemoScene.of(organisation, residents, clock.instant());
        Simulator simulator = simulator(plain, scene, clock);
        try {
            Config config = Config.read(settings.apply(account(simulator.url())));
            Application application = Application.start(config, Rules.open(), simulator.clock(), true);
            Demo demo = new Demo(simulator, application);
            try {
                demo.settle(config, residents);
            } catch (RuntimeException e) {
                application.close();
                throw e;
            }
            return demo;
        } catch (RuntimeException e) {
            simulator.close();
            throw e;
        }
    }

    static YamlNode organisation() {
        return Yaml.read(SettingsOptions.bundled(SAMPLE), "config/sample-organisation.yaml");
    }

    private static Simulator simulator(Config config, Scene scene, Clock clock) {
        SimulatorSettings settings = new SimulatorSettings(
                "127.0.0.1",
                config.simulatorPort(),
                "",
                true,
                APP_ID,
                new Secret(APP_SECRET),
                new Secret(OA_SECRET),
                new Secret(REFRESH_TOKEN),
                new Secret(ACCESS_TOKEN),
                config.zalo().ratePerMinute(),
                1,
                config.dataDir().resolve("simulator.json"));
        try {
            return Simulator.start(settings, scene, clock);
        } catch (RuntimeException e) {
            throw WebServer.explain(e, config.simulatorPort(), "simulator.port");
        }
    }

    private static Map<String, String> account(String zalo) {
        return Map.of(
                "zalo.api-url", zalo,
                "zalo.business-url", zalo,
                "zalo.oauth-url", zalo,
                "zalo.app-id", APP_ID,
                "zalo.app-secret", APP_SECRET,
                "zalo.oa-id", DemoScene.OA_ID,
                "zalo.oa-secret", OA_SECRET,
                "zalo.refresh-token", REFRESH_TOKEN,
                "zalo.access-token", ACCESS_TOKEN);
    }

    /** Brings the sample commune in at the first start; later starts find it. */
    private void settle(Config config, List<SampleRoster.Resident> residents) {
        if (application.database.read(application.directory::communes).isEmpty()) {
            application.database.write(handle -> {
                CommuneId commune = bringIn(handle, residents);
                OaInstallation.install(application, handle, commune, config.zalo());
                return commune;
            });
        }
        simulator.tell("http://localhost:" + application.web.port() + "/webhook/zalo");
    }

    private CommuneId bringIn(Handle handle, List<SampleRoster.Resident> residents) {
        OrganisationImport organisation = new OrganisationImport(application.clock, application.audit);
        CommuneId commune = imported(organisation.run(
                handle,
                INSTALLER,
                "sample-organisation.yaml",
                SettingsOptions.bundled(SAMPLE).getBytes(StandardCharsets.UTF_8),
                false));
        RosterImport roster = new RosterImport(application.clock, application.directory, application.audit);
        imported(roster.run(
                handle,
                commune,
                INSTALLER,
                "hoi-vien.csv",
                SampleRoster.csv(residents).getBytes(StandardCharsets.UTF_8),
                false));
        for (SampleRoster.Resident resident : residents) {
            if (resident.hasZalo()) {
                application.directory.linkByPhone(
                        handle, commune, new ZaloUserId(resident.zaloUserId()), resident.phone());
            }
        }
        for (Phone phone : simulator.phones()) {
            ZaloUserId user = new ZaloUserId(phone.userId());
            application.directory.noteFollow(handle, commune, user, true, application.clock.instant());
            if (phone.lastInteraction() != null) {
                application.directory.noteInteraction(handle, commune, user, phone.lastInteraction());
            }
        }
        return commune;
    }

    private static CommuneId imported(ImportReport report) {
        CommuneId commune = report.commune();
        if (!report.ok() || commune == null) {
            throw new Failure(String.join(System.lineSeparator(), report.lines()));
        }
        return commune;
    }

    @Override
    public void close() {
        application.close();
        simulator.close();
    }
}
