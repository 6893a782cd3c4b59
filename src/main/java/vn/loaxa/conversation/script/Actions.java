package vn.loaxa.conversation.script;

import java.util.Map;
import java.util.Set;

/** What a flow may have done for it: the name, the arguments it takes, what may come out. */
public final class Actions {
    /** Asks the leader of a body to take the person in. */
    public static final String JOIN_REQUEST = "join_request";
    /** Finds the person in the roll by phone and links the Zalo account. */
    public static final String LINK_PHONE = "link_phone";
    /** Writes a yes or no to one purpose into the ledger of consents. */
    public static final String CONSENT = "consent";
    /** Hands the conversation to a person. */
    public static final String HAND_OVER = "hand_over";

    private static final Map<String, Action> ALL = Map.of(
            JOIN_REQUEST, new Action(Set.of("body"), Set.of("requested", "member", "waiting", "not_linked", "refused")),
            LINK_PHONE, new Action(Set.of("phone"), Set.of("linked", "unknown", "office")),
            CONSENT, new Action(Set.of("purpose", "given", "notice"), Set.of("kept")),
            HAND_OVER, new Action(Set.of(), Set.of("handed")));

    private Actions() {}

    static Map<String, Action> all() {
        return ALL;
    }

    record Action(Set<String> arguments, Set<String> outcomes) {}
}
