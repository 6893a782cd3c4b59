package vn.loaxa.simulator.world;

import org.jspecify.annotations.Nullable;

/**
 * What a phone does by itself, so that a demo lives without hands. Times run on the simulator's clock. Which of the
 * phones answers is decided by the seed, the phone and how many messages it has: the same run gives the same answers.
 *
 * @param seesAfterSeconds null: never looks by itself
 * @param answersAfterSeconds after a message that asks for it ("Đã nhận" on a button, or in a sentence like "nhắn đã nhận
 *     12"); null: never. An answer also means that it has seen the message
 * @param probability of answering, 0 to 1
 */
public record Crowd(
        @Nullable Integer seesAfterSeconds, @Nullable Integer answersAfterSeconds, double probability) {
    /** Does nothing by itself. */
    public static final Crowd NONE = new Crowd(null, null, 0);

    public Crowd {
        if (probability < 0 || probability > 1) {
            throw new IllegalArgumentException("probability must be from 0 to 1, not " + probability);
        }
    }

    public static Crowd seeing(int afterSeconds) {
        return new Crowd(afterSeconds, null, 0);
    }

    public static Crowd acknowledging(int seesAfterSeconds, int answersAfterSeconds, double probability) {
        return new Crowd(seesAfterSeconds, answersAfterSeconds, probability);
    }
}
