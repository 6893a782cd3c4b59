package vn.loaxa.app;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import vn.loaxa.simulator.SampleScene;
import vn.loaxa.simulator.Simulator;
import vn.loaxa.simulator.SimulatorSettings;

/** The offline Zalo alone, so that other software can be tried against it. */
@Command(
        name = "simulator",
        description = "Chạy riêng Zalo giả lập, để thử phần mềm khác với nó.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Phần mềm khác trỏ cả ba máy chủ của Zalo về đây (mặc định http://localhost:7071) và dùng:",
            "  app id           " + SimulatorSettings.APP_ID,
            "  app secret       " + SimulatorSettings.APP_SECRET + "   (secret_key khi lấy mã)",
            "  OA id            " + SampleScene.OA_ID,
            "  OA secret        " + SimulatorSettings.OA_SECRET + "   (khóa của chữ ký webhook)",
            "  access token     " + SimulatorSettings.ACCESS_TOKEN + "   (25 giờ; chạy lại thì có lại)",
            "  refresh token    " + SimulatorSettings.REFRESH_TOKEN + "   (dùng một lần; chạy lại thì có lại)",
            "  quản trị OA      " + SampleScene.ADMINISTRATOR,
            "  đã quan tâm      " + SampleScene.FOLLOWER + ", số " + SampleScene.NUMBER,
            "  mới quan tâm     " + SampleScene.NEWCOMER,
            "  chưa quan tâm    " + SampleScene.STRANGER,
            "Mở địa chỉ ấy bằng trình duyệt để thấy các điện thoại. Lỗi, giờ giấc và sự kiện cũng gọi được bằng HTTP:",
            "  curl -d kind=error -d code=-32 -d times=3 localhost:7071/simulator/faults",
            "  curl -d advance=P8D localhost:7071/simulator/clock",
            "  curl -d text=menu localhost:7071/simulator/phones/" + SampleScene.FOLLOWER + "/say"
        })
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
        System.out.println("  app id " + settings.appId() + ", OA id " + SampleScene.OA_ID
                + ", app secret " + settings.appSecret().reveal()
                + ", OA secret " + settings.oaSecret().reveal());
        System.out.println("  access token " + settings.accessToken().reveal() + ", refresh token "
                + settings.refreshToken().reveal());
        System.out.println("  người để nhắn thử: " + SampleScene.FOLLOWER + "; các số khác: simulator --help");
        ServeCommand.awaitStop(simulator);
        return 0;
    }

    private static Simulator start(SimulatorSettings settings, Config config) {
        try {
            Clock clock = WorldClock.of(config.clockStart());
            Simulator simulator = Simulator.start(settings, SampleScene.of(clock.instant()), clock);
            simulator.world().locked(() -> simulator
                    .world()
                    .tokens()
                    .seedAnew(
                            settings.accessToken().reveal(),
                            settings.refreshToken().reveal()));
            return simulator;
        } catch (RuntimeException e) {
            throw WebServer.explain(e, config.simulatorPort(), "simulator.port");
        }
    }
}
