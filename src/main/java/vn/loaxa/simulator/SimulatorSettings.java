package vn.loaxa.simulator;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import vn.loaxa.settings.Secret;

/**
 * How the simulator is set up. {@link #defaults()} gives one that works by itself; change what matters.
 *
 * @param host the address to listen on; this machine only, unless told otherwise
 * @param port 0: any free one
 * @param webhookUrl where the app listens; empty: events go nowhere
 * @param webhookOn false: switched off in the console
 * @param refreshToken the first pair of tokens, as the console would have issued it; empty: none
 * @param ratePerMinute more calls than this in a minute are answered with -32
 * @param seed decides which phones of the crowd answer
 * @param stateFile where phones and chats survive a restart; it wins over the scene given at the start. Null: memory only
 */
public record SimulatorSettings(
        String host,
        int port,
        String webhookUrl,
        boolean webhookOn,
        String appId,
        Secret appSecret,
        Secret oaSecret,
        Secret refreshToken,
        Secret accessToken,
        int ratePerMinute,
        long seed,
        @Nullable Path stateFile) {

    public static final String APP_ID = "9001";
    public static final String APP_SECRET = "simulated-app-secret";
    public static final String OA_SECRET = "simulated-oa-secret";
    public static final String REFRESH_TOKEN = "simulated-refresh-token";
    public static final String ACCESS_TOKEN = "simulated-access-token";

    public static SimulatorSettings defaults() {
        return new SimulatorSettings(
                "127.0.0.1",
                0,
                "",
                true,
                APP_ID,
                new Secret(APP_SECRET),
                new Secret(OA_SECRET),
                new Secret(REFRESH_TOKEN),
                new Secret(ACCESS_TOKEN),
                4000,
                1,
                null);
    }

    public SimulatorSettings onPort(int newPort) {
        return new SimulatorSettings(
                host,
                newPort,
                webhookUrl,
                webhookOn,
                appId,
                appSecret,
                oaSecret,
                refreshToken,
                accessToken,
                ratePerMinute,
                seed,
                stateFile);
    }

    public SimulatorSettings telling(String newWebhookUrl) {
        return new SimulatorSettings(
                host,
                port,
                newWebhookUrl,
                webhookOn,
                appId,
                appSecret,
                oaSecret,
                refreshToken,
                accessToken,
                ratePerMinute,
                seed,
                stateFile);
    }

    public SimulatorSettings limitedTo(int newRatePerMinute) {
        return new SimulatorSettings(
                host,
                port,
                webhookUrl,
                webhookOn,
                appId,
                appSecret,
                oaSecret,
                refreshToken,
                accessToken,
                newRatePerMinute,
                seed,
                stateFile);
    }

    public SimulatorSettings savedIn(@Nullable Path newStateFile) {
        return new SimulatorSettings(
                host,
                port,
                webhookUrl,
                webhookOn,
                appId,
                appSecret,
                oaSecret,
                refreshToken,
                accessToken,
                ratePerMinute,
                seed,
                newStateFile);
    }
}
