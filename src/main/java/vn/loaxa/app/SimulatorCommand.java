package vn.loaxa.app;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;

/** The offline Zalo alone, so that other software can be tried against it. */
@Command(
        name = "simulator",
        description = "Chạy riêng Zalo giả lập, để thử phần mềm khác với nó.",
        mixinStandardHelpOptions = true)
final class SimulatorCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            description = "Nơi nhận sự kiện, ví dụ http://localhost:7070/webhook/zalo.",
            defaultValue = "")
    private String webhook = "";

    @Override
    public Integer call() throws InterruptedException {
        Config config = Config.read(options.read(Map.of()));
        SimulatorSettings settings = SimulatorSettings.defaults()
                .onPort(config.simulatorPort())
                .telling(webhook)
                .limitedTo(config.zalo().ratePerMinute())
                .savedIn(config.dataDir().resolve("simulator-alone.json"));
        Simulator simulator = start(settings, config);
        System.out.println("Zalo giả lập: " + simulator.url());
        System.out.println("  app id " + settings.appId() + ", OA id 7001"
                + ", app secret " + settings.appSecret().reveal()
                + ", OA secret " + settings.oaSecret().reveal()
                + ", refresh token " + settings.refreshToken().reveal());
        ServeCommand.awaitStop(simulator);
        return 0;
    }

    private static Simulator start(SimulatorSettings settings, Config config) {
        try {
            return Simulator.start(settings, WorldClock.of(config.clockStart()));
        } catch (RuntimeException e) {
            throw WebServer.explain(e, config.simulatorPort(), "simulator.port");
        }
    }
}
