package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How the world reaches us: as the settings say, or else as the browser that asks does. */
final class PublicAddress {
    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9.-]{1,253}(:\\d{1,5})?|\\[[0-9a-fA-F:]+](:\\d{1,5})?");

    private final @Nullable URI configured;

    PublicAddress(@Nullable URI configured) {
        this.configured = configured;
    }

    URI at(Context context, String path) {
        return of(context).resolve(path);
    }

    /** Whether real Zalo would take it: https, a name, no port (zalo-openapi §6.1). */
    boolean publicEnough(Context context) {
        URI address = of(context);
        String host = String.valueOf(address.getHost());
        return "https".equals(address.getScheme()) && address.getPort() == -1 && host.contains(".");
    }

    private URI of(Context context) {
        if (configured != null) {
            return configured;
        }
        String host = String.valueOf(context.host());
        if (!HOST.matcher(host).matches()) {
            throw new NotThere();
        }
        return URI.create(context.scheme() + "://" + host);
    }
}
