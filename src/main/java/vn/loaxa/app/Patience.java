package vn.loaxa.app;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for something that other threads bring about. */
final class Patience {
    private static final long LOOK_AGAIN_MILLIS = 40;

    private Patience() {}

    /** True as soon as it holds, false if it does not within the time. {@code meanwhile} runs between two looks. */
    static boolean until(Duration most, BooleanSupplier holds, Runnable meanwhile) {
        CountDownLatch never = new CountDownLatch(1);
        long end = System.nanoTime() + most.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > end) {
                return false;
            }
            meanwhile.run();
            try {
                never.await(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
        }
        return true;
    }
}
