package vn.loaxa.outbox;

import java.util.concurrent.TimeUnit;

/** The time by which the rate is kept. Not the wall clock: that one may be set back. Thread-safe. */
interface Ticker {
    /** What the machine counts from its start. */
    Ticker MACHINE = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void rest(long nanos) throws InterruptedException {
            TimeUnit.NANOSECONDS.sleep(nanos);
        }
    };

    long nanos();

    /** Lets so much time pass, on the calling thread. */
    void rest(long nanos) throws InterruptedException;
}
