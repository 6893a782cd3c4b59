package vn.loaxa.zalo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.wire.AppSecretProof;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloTransport;

/** A server that answers what it is told to, in order, and a transport that can reach nothing else. */
public final class ScriptedZalo implements AutoCloseable {
    private static final HttpSettings QUICK = new HttpSettings(32, Duration.ofSeconds(10), Duration.ofSeconds(2));

    private final MockWebServer server = new MockWebServer();
    private final ZaloTransport transport;

    public ScriptedZalo() {
        this(QUICK);
    }

    public ScriptedZalo(HttpSettings settings) {
        try {
            server.start();
        } catch (IOException e) {
            throw new IllegalStateException("Starting the scripted server", e);
        }
        transport = new ZaloTransport(ZaloEndpoints.allAt(address()), settings);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.getPort());
    }

    public ZaloTransport transport() {
        return transport;
    }

    public MockWebServer server() {
        return server;
    }

    public ZaloCalls calls() {
        return new ZaloCalls(transport, AccessTokens.fixed("token-1"), AppSecretProof.OFF);
    }

    public ZaloClient client() {
        return new ZaloClient(transport, AccessTokens.fixed("token-1"));
    }

    public ZaloClient client(ZaloDialect dialect) {
        return new ZaloClient(transport, AccessTokens.fixed("token-1"), AppSecretProof.OFF, dialect);
    }

    /** The next answer, with HTTP 200. */
    public ScriptedZalo answers(String body) {
        return answers(200, body);
    }

    public ScriptedZalo answers(int status, String body) {
        server.enqueue(new MockResponse.Builder().code(status).body(body).build());
        return this;
    }

    /** The request that came next. */
    public Taken taken() {
        try {
            RecordedRequest request = server.takeRequest(5, TimeUnit.SECONDS);
            if (request == null) {
                throw new AssertionError("no request came");
            }
            return new Taken(request, body(request));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** By reflection, because the type of the body is of a library that is not ours to depend on. */
    private static String body(RecordedRequest request) {
        try {
            Object bytes = RecordedRequest.class.getMethod("getBody").invoke(request);
            return bytes == null
                    ? ""
                    : (String)
                            bytes.getClass().getMethod("string", Charset.class).invoke(bytes, StandardCharsets.UTF_8);
        } catch (ReflectiveOperationException e) {
            throw new LinkageError("Reading the recorded body", e);
        }
    }

    /** A request as it arrived. */
    public record Taken(RecordedRequest request, String body) {
        public String line() {
            return request.getMethod() + " " + request.getTarget();
        }

        public String path() {
            return request.getMethod() + " " + request.getUrl().encodedPath();
        }

        public String query(String name) {
            return String.valueOf(request.getUrl().queryParameter(name));
        }

        public String header(String name) {
            return String.valueOf(request.getHeaders().get(name));
        }

        public JsonNode json() {
            try {
                return Json.parse(body.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new AssertionError("The request is not JSON", e);
            }
        }
    }

    @Override
    public void close() {
        transport.close();
        server.close();
    }
}
