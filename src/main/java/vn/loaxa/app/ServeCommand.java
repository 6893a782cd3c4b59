package vn.loaxa.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import vn.loaxa.directory.Commune;
import vn.loaxa.settings.Settings;

/** The server alone, for a real Official Account. */
@Command(name = "serve", description = "Chạy máy chủ với Zalo OA thật.", mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Override
    public Integer call() throws InterruptedException {
        Settings settings = options.read(Map.of());
        Config.requireAccount(settings);
        Config config = Config.read(settings);
        Application application = Application.start(config, Rules.open(), WorldClock.of(config.clockStart()), false);
        try {
            Commune commune = theCommune(application);
            application.database.write(handle -> {
                OaInstallation.install(application, handle, commune.id(), config.zalo());
                return commune;
            });
            System.out.println(
                    "Loa Xã đang chạy cho " + commune.name() + ": http://localhost:" + application.web.port());
            FirstLink.print(application, commune.id());
        } catch (RuntimeException e) {
            application.close();
            throw e;
        }
        awaitStop(application);
        return 0;
    }

    private static Commune theCommune(Application application) {
        List<Commune> communes = application.database.read(application.directory::communes);
        if (communes.isEmpty()) {
            throw new Failure("Chưa có xã nào trong cơ sở dữ liệu. Nhập tổ chức trước: loaxa import TỆP.yaml"
                    + " (mẫu: config/sample-organisation.yaml).");
        }
        return communes.get(0);
    }

    /** Serves until the process is told to stop, then closes in order. */
    static void awaitStop(AutoCloseable running) throws InterruptedException {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            try {
                                running.close();
                            } catch (Exception e) {
                                System.err.println("Dừng chưa trọn: " + e);
                            }
                        },
                        "stop"));
        new CountDownLatch(1).await();
    }
}
