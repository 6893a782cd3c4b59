package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.world.Faults.Fault;
import vn.loaxa.simulator.world.Faults.Kind;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.TrafficLog;
import vn.loaxa.simulator.world.World;

/** What every call goes through: faults, rate, token, the world's lock, the envelope, the log. Thread-safe. */
final class Gate {
    /** The work of one call. The result becomes {@code data}; null: there is none. */
    interface Work {
        @Nullable
        JsonNode answer(Asked asked);
    }

    /** Which credentials a call needs, and whether it counts against the rate. */
    enum Guard {
        TOKEN,
        /** Business host: another error number for a bad token, and no rate. */
        BUSINESS_TOKEN,
        /** OAuth: no token, its own error form. */
        NONE
    }

    private record Answer(int status, String type, byte[] body, int error) {}

    private final World world;
    private final Rate rate;
    private final Meanings meanings = new Meanings();
    private final Standing standing;

    Gate(World world, int ratePerMinute) {
        this.world = world;
        this.rate = new Rate(world.clock(), world.faults(), ratePerMinute);
        this.standing = new Standing(world);
    }

    void pass(Context ctx, Guard guard, Work work) {
        long start = System.nanoTime();
        Asked asked = new Asked(ctx);
        Optional<Fault> fault = world.faults().strike(asked.path());
        Answer answer = answer(ctx, asked, guard, work, fault);
        boolean lost = fault.filter(f -> f.kind() == Kind.LOST_ANSWER).isPresent();
        if (lost) {
            lose(ctx);
            log(ctx, asked, answer, true, start);
            return;
        }
        long wait = fault.filter(f -> f.kind() == Kind.SLOW).map(Fault::millis).orElse(0L);
        if (wait == 0) {
            reply(ctx, answer);
            log(ctx, asked, answer, false, start);
            return;
        }
        linger(wait);
        reply(ctx, answer);
        log(ctx, asked, answer, false, start);
    }

    /** A path that Zalo does not have; stands in the log, for whoever wonders. */
    void unknown(Context ctx) {
        long start = System.nanoTime();
        byte[] body = Json.bytes(Json.object().put("error", 404).put("message", "Empty api or empty version"));
        Answer answer = new Answer(404, "application/json;charset=utf-8", body, 404);
        reply(ctx, answer);
        log(ctx, new Asked(ctx), answer, false, start);
    }

    /** In the thread of the request: a future that ends after its connection is gone would keep Javalin going round for ever. */
    private static void linger(long millis) {
        try {
            new CountDownLatch(1).await(millis, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Answer answer(Context ctx, Asked asked, Guard guard, Work work, Optional<Fault> fault) {
        if (fault.filter(f -> f.kind() == Kind.SERVER_ERROR).isPresent()) {
            byte[] page = "<html><body><h1>502 Bad Gateway</h1></body></html>".getBytes(StandardCharsets.UTF_8);
            return new Answer(502, "text/html", page, 502);
        }
        try {
            return world.locked(() -> {
                admit(ctx, asked, guard, fault);
                return json(success(work.answer(asked), guard), 0);
            });
        } catch (Refusal refusal) {
            return json(failure(refusal, guard), refusal.code());
        }
    }

    private void admit(Context ctx, Asked asked, Guard guard, Optional<Fault> fault) {
        if (guard == Guard.TOKEN) {
            rate.count(ctx);
        }
        fault.filter(f -> f.kind() == Kind.ERROR).ifPresent(f -> {
            throw new Refusal(f.code(), "Simulated error");
        });
        if (guard == Guard.NONE) {
            return;
        }
        String token = asked.header("access_token").orElse("");
        try {
            world.tokens().check(token);
        } catch (Refusal refusal) {
            throw guard == Guard.TOKEN ? refusal : new Refusal(-124, refusal.words());
        }
        standing.check(asked, token, guard == Guard.TOKEN);
    }

    private static JsonNode success(@Nullable JsonNode data, Guard guard) {
        if (guard == Guard.NONE) {
            return data == null ? Json.object() : data;
        }
        ObjectNode envelope = Json.object().put("error", 0).put("message", "Success");
        if (data != null) {
            envelope.set("data", data);
        }
        return envelope;
    }

    private static JsonNode failure(Refusal refusal, Guard guard) {
        if (guard != Guard.NONE) {
            return Json.object().put("error", refusal.code()).put("message", refusal.words());
        }
        return Json.object()
                .put("error", refusal.code())
                .put("error_name", refusal.words())
                .put("error_description", refusal.words())
                .put("error_reason", refusal.words())
                .put("ref_doc", "https://developers.zalo.me/docs/official-account/")
                .put("message", refusal.words());
    }

    private static Answer json(JsonNode body, int error) {
        return new Answer(200, "application/json;charset=utf-8", Json.bytes(body), error);
    }

    private static void reply(Context ctx, Answer answer) {
        ctx.status(answer.status()).contentType(answer.type()).result(answer.body());
    }

    /** Promises a body that never comes: the server then breaks the connection in the middle of the answer. */
    private static void lose(Context ctx) {
        ctx.res().setContentLength(1_000_000);
        try {
            ctx.res().flushBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException("The caller has gone by itself", e);
        }
    }

    private void log(Context ctx, Asked asked, Answer answer, boolean lost, long start) {
        long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
        String shown = lost ? meanings.lost() : answer.error() == 0 ? "200" : Integer.toString(answer.error());
        world.traffic()
                .add(new TrafficLog.Entry(
                        0,
                        world.clock().instant(),
                        true,
                        ctx.method().toString(),
                        asked.path(),
                        shown,
                        lost || answer.error() != 0,
                        lost ? meanings.unknown() : meanings.of(answer.error(), asked),
                        millis,
                        asked.shown(),
                        new String(answer.body(), StandardCharsets.UTF_8)));
        world.changes().mark("log");
        if (ctx.method().equals(HandlerType.POST)) {
            world.changes().unsaved();
        }
    }
}
