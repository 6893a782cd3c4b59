package vn.loaxa.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The send calls of Zalo over bare sockets, so that it costs next to nothing: answers after a given time, counts by
 * recipient, and refuses with -32 what is more than the rate in any second that slides. Thread-safe.
 */
final class ZaloStub implements AutoCloseable {
    private static final Pattern USER = Pattern.compile("\"user_id\"\\s*:\\s*\"([^\"]+)\"");
    private static final long SECOND = 1_000_000_000L;
    private static final int BACKLOG = 256;

    private final ServerSocket listener;
    private final long answerNanos;
    private final int perSecond;
    private final Map<String, AtomicInteger> delivered = new ConcurrentHashMap<>();
    private final AtomicInteger total = new AtomicInteger();
    private final AtomicInteger refused = new AtomicInteger();
    private final AtomicLong firstAt = new AtomicLong();
    private final AtomicLong lastAt = new AtomicLong();
    private final ArrayDeque<Long> accepted = new ArrayDeque<>();

    /** @param perSecond 0: no limit */
    ZaloStub(long answerMillis, int perSecond) {
        answerNanos = answerMillis * 1_000_000;
        this.perSecond = perSecond;
        try {
            listener = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        start("zalo-stub", this::accept);
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    int delivered() {
        return total.get();
    }

    int recipients() {
        return delivered.size();
    }

    /** How many got the message more than once. */
    long doubled() {
        return delivered.values().stream().filter(count -> count.get() > 1).count();
    }

    int refused() {
        return refused.get();
    }

    /** From the first call to the last answer. */
    double seconds() {
        return (lastAt.get() - firstAt.get()) / 1e9;
    }

    void forget() {
        delivered.clear();
        total.set(0);
        refused.set(0);
        firstAt.set(0);
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                socket.setTcpNoDelay(true);
                start("zalo-stub-call", () -> serve(socket));
            }
        } catch (IOException closed) {
            // the bench is over
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            InputStream in = new BufferedInputStream(socket.getInputStream(), 8192);
            for (String head = Http.head(in); head != null; head = Http.head(in)) {
                String body = new String(in.readNBytes(Http.contentLength(head)), StandardCharsets.UTF_8);
                socket.getOutputStream().write(answer(body));
            }
        } catch (IOException gone) {
            // whoever called has ended
        }
    }

    private byte[] answer(String body) {
        long arrived = System.nanoTime();
        firstAt.compareAndSet(0, arrived);
        boolean taken = take(arrived);
        for (long left = answerNanos; left > 0; left = arrived + answerNanos - System.nanoTime()) {
            LockSupport.parkNanos(left);
        }
        lastAt.accumulateAndGet(System.nanoTime(), Math::max);
        if (!taken) {
            refused.incrementAndGet();
            return Http.json("{\"error\":-32,\"message\":\"rate limit\"}");
        }
        Matcher user = USER.matcher(body);
        String recipient = user.find() ? user.group(1) : "";
        delivered.computeIfAbsent(recipient, unused -> new AtomicInteger()).incrementAndGet();
        return Http.json("{\"error\":0,\"message\":\"Success\",\"data\":{\"message_id\":\"m" + total.incrementAndGet()
                + "\",\"user_id\":\"" + recipient + "\",\"quota\":{\"quota_type\":\"reply\"}}}");
    }

    private boolean take(long now) {
        if (perSecond == 0) {
            return true;
        }
        synchronized (accepted) {
            while (!accepted.isEmpty() && now - accepted.peekFirst() >= SECOND) {
                accepted.pollFirst();
            }
            return accepted.size() < perSecond && accepted.add(now);
        }
    }

    private static void start(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
