package vn.loaxa.zalo.wire;

import okhttp3.Call;
import okhttp3.EventListener;

/**
 * Notes if any byte of a request may have left: the line between "safe to repeat" and "must be settled". One for each
 * call, carried as its tag.
 */
final class Departure {
    static final EventListener.Factory WATCHER = Departure::watch;

    private volatile boolean started;

    boolean started() {
        return started;
    }

    private static EventListener watch(Call call) {
        Departure departure = call.request().tag(Departure.class);
        return departure == null ? EventListener.NONE : departure.new Listener();
    }

    private final class Listener extends EventListener {
        @Override
        public void requestHeadersStart(Call call) {
            started = true;
        }
    }
}
