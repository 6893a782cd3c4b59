package vn.loaxa.simulator.world;

/** New ids. The salt keeps a restarted simulator from giving an id twice to a server that remembers. Not thread-safe. */
final class Ids {
    private final long salt;
    private long counter;

    Ids(long salt, long counter) {
        this.salt = salt;
        this.counter = counter;
    }

    long salt() {
        return salt;
    }

    long counter() {
        return counter;
    }

    /** Looks like Zalo's: hexadecimal. */
    String message() {
        return "m" + String.format("%016x", mix(salt + counter++));
    }

    /** A decimal id of 19 digits, as of users and groups. */
    String decimal() {
        return String.format("8%018d", Math.floorMod(mix(salt + counter++), 1_000_000_000_000_000_000L));
    }

    /** Hard to guess only by length: the simulator guards nothing. */
    String token(String prefix) {
        return prefix + String.format("%016x%016x", mix(salt + counter++), mix(salt + counter++));
    }

    /** Spreads neighbours far apart (SplitMix64). */
    static long mix(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
