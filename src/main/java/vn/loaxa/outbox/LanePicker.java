package vn.loaxa.outbox;

import java.util.List;

/**
 * Whose turn it is. Replies go first; but of every eight turns one is bulk's and one is urgent's own, so that a flood of
 * replies starves nobody. A turn that its lane does not use goes to the first lane that has something. For one thread.
 */
final class LanePicker {
    private static final List<Lane> REPLY_FIRST = List.of(Lane.REPLY, Lane.URGENT, Lane.BULK);
    private static final List<Lane> URGENT_FIRST = List.of(Lane.URGENT, Lane.REPLY, Lane.BULK);
    private static final List<Lane> BULK_FIRST = List.of(Lane.BULK, Lane.REPLY, Lane.URGENT);
    private static final int ROUND = 8;

    private int turn;

    /** The lanes in the order to try now. */
    List<Lane> order() {
        return switch (turn) {
            case 3 -> URGENT_FIRST;
            case 7 -> BULK_FIRST;
            default -> REPLY_FIRST;
        };
    }

    /** Something was taken: the turn is over. */
    void next() {
        turn = (turn + 1) % ROUND;
    }
}
