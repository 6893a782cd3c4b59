package vn.loaxa.simulator.api;

import java.util.Set;
import vn.loaxa.text.Messages;

/** What an answer means, in Vietnamese words for the traffic log. */
final class Meanings {
    private static final Set<Integer> CODES = Set.of(
            -14014, -14005, -14004, -14002, -32, -100, -114, -115, -118, -124, -133, -136, -140, -201, -204, -210, -213,
            -216, -217, -218, -220, -224, -227, -230, -232, -233, -234, -237, -238, -240, -241, -244, -249, -320, -321,
            -403, -501, 502, 404, 112, -209, -211, -219, -221, -242, -305, -311, -108, -109, -131, -144, -146, -147);

    private final Messages messages = new Messages("simulator");

    String of(int error, Asked asked) {
        if (error != 0) {
            return CODES.contains(error) ? messages.text("error." + error) : messages.text("error.other");
        }
        return asked.meaning().isEmpty() ? messages.text("call.done") : asked.meaning();
    }

    String lost() {
        return messages.text("answer.lost");
    }

    String unknown() {
        return messages.text("call.lost");
    }
}
