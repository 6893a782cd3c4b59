package vn.loaxa.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Sends requests that are ready as bytes over keep-alive connections, as cheaply as Java can. */
final class Load {
    static final int CONNECTIONS = 32;
    private static final int LONGEST_ANSWER = 8192;

    private Load() {}

    /** How it went: not every answer needs to be a 200. */
    record Result(int sent, int good, double seconds) {
        double perSecond() {
            return sent / seconds;
        }
    }

    /** Each connection sends the next request as soon as it has its answer. One thread and a selector: no switching. */
    static Result asFastAsPossible(int port, List<byte[]> requests) {
        try (Selector selector = Selector.open()) {
            int next = 0;
            int open = Math.min(CONNECTIONS, requests.size());
            long start = System.nanoTime();
            for (int i = 0; i < open; i++) {
                SocketChannel channel = SocketChannel.open(local(port));
                channel.socket().setTcpNoDelay(true);
                channel.configureBlocking(false);
                channel.register(selector, SelectionKey.OP_READ, ByteBuffer.allocate(LONGEST_ANSWER));
                write(channel, requests.get(next++));
            }
            int answered = 0;
            int good = 0;
            while (answered < requests.size()) {
                selector.select();
                for (SelectionKey key : selector.selectedKeys()) {
                    int status = status(key);
                    if (status == 0) {
                        continue;
                    }
                    answered++;
                    good += status == 200 ? 1 : 0;
                    if (next < requests.size()) {
                        write((SocketChannel) key.channel(), requests.get(next++));
                    }
                }
                selector.selectedKeys().clear();
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (SelectionKey key : selector.keys()) {
                key.channel().close();
            }
            return new Result(requests.size(), good, seconds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(SocketChannel channel, byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /** 0 until the answer is whole. */
    private static int status(SelectionKey key) throws IOException {
        ByteBuffer buffer = (ByteBuffer) key.attachment();
        if (((SocketChannel) key.channel()).read(buffer) < 0) {
            throw new IOException("The server closed a connection");
        }
        int length = buffer.position();
        byte[] all = new byte[length];
        buffer.duplicate().flip().get(all);
        for (int i = 3; i < length; i++) {
            if (all[i] == '\n' && all[i - 1] == '\r' && all[i - 2] == '\n' && all[i - 3] == '\r') {
                String head = new String(all, 0, i + 1, StandardCharsets.ISO_8859_1);
                if (length < i + 1 + Http.contentLength(head)) {
                    return 0;
                }
                buffer.clear();
                return Integer.parseInt(head.substring(9, 12));
            }
        }
        return 0;
    }

    /**
     * Sends at a fixed pace, whatever becomes of the answers. A wait is counted from when the request was due and not from
     * when it could be written, so that a standstill counts for all that it held up.
     *
     * @return nanoseconds for each request
     */
    static long[] atPace(int port, List<byte[]> requests, int perSecond, AtomicInteger good) {
        long[] waits = new long[requests.size()];
        long gap = 1_000_000_000L / perSecond;
        long start = System.nanoTime() + 50_000_000;
        List<Thread> threads = new ArrayList<>();
        for (int i = 0; i < CONNECTIONS; i++) {
            int first = i;
            Thread thread = new Thread(() -> pace(port, requests, first, start, gap, waits, good), "pace-" + i);
            threads.add(thread);
            thread.start();
        }
        threads.forEach(Load::join);
        return waits;
    }

    private static void pace(
            int port, List<byte[]> requests, int first, long start, long gap, long[] waits, AtomicInteger good) {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            for (int i = first; i < requests.size(); i += CONNECTIONS) {
                long due = start + i * gap;
                for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
                    LockSupport.parkNanos(left);
                }
                socket.getOutputStream().write(requests.get(i));
                String head = Http.head(in);
                if (head == null) {
                    throw new IOException("The server closed a connection");
                }
                in.skipNBytes(Http.contentLength(head));
                waits[i] = System.nanoTime() - due;
                if (head.startsWith("200", 9)) {
                    good.incrementAndGet();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    private static void join(Thread thread) {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
