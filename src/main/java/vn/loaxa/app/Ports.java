package vn.loaxa.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** Who is at a port of this machine. */
final class Ports {
    private static final int PATIENCE_MILLIS = 2_000;

    private Ports() {}

    static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket(port)) {
            return !socket.isBound();
        } catch (IOException e) {
            return true;
        }
    }

    /** True when a server of ours answers there. */
    static boolean ours(int port) {
        try {
            var connection = (HttpURLConnection)
                    URI.create("http://localhost:" + port + "/health").toURL().openConnection();
            connection.setConnectTimeout(PATIENCE_MILLIS);
            connection.setReadTimeout(PATIENCE_MILLIS);
            try (var in = connection.getInputStream()) {
                return new String(in.readNBytes(16), StandardCharsets.UTF_8).equals("ok");
            }
        } catch (IOException e) {
            return false;
        }
    }
}
