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

    /** Opens a case of the office from what a resident reports. */
    public static final String OPEN_CASE = "open_case";

    /** Notes how a household is during a storm. */
    public static final String HOUSEHOLD_CHECK = "household_check";

    /** Puts a product on the list for the supply-demand portal. */
    public static final String LIST_PRODUCT = "list_product";

    /** Shows an official or a leader what sending a notice would mean; their ĐỒNG Ý then sends it. */
    public static final String PREVIEW_NOTICE = "preview_notice";

    private static final Map<String, Action> ALL = Map.of(
            PREVIEW_NOTICE,
            new Action(Set.of("to", "text", "urgency"), Set.of("shown", "not_shown")),
            OPEN_CASE,
            new Action(Set.of("text", "media", "place"), Set.of("opened", "too_many"), Set.of("so", "han")),
            HOUSEHOLD_CHECK,
            new Action(Set.of("village", "state", "note"), Set.of("kept")),
            LIST_PRODUCT,
            new Action(
                    Set.of("name", "amount", "price", "village", "phone", "media"),
                    Set.of("listed", "too_many"),
                    Set.of("so")),
            JOIN_REQUEST,
            new Action(Set.of("body"), Set.of("requested", "member", "waiting", "not_linked", "refused")),
            LINK_PHONE,
            new Action(Set.of("phone"), Set.of("linked", "unknown", "office")),
            CONSENT,
            new Action(Set.of("purpose", "given", "notice"), Set.of("kept")),
            HAND_OVER,
            new Action(Set.of(), Set.of("handed")));

    private Actions() {}

    static Map<String, Action> all() {
        return ALL;
    }

    /** @param values what later texts may name once it was done */
    record Action(Set<String> arguments, Set<String> outcomes, Set<String> values) {
        Action(Set<String> arguments, Set<String> outcomes) {
            this(arguments, outcomes, Set.of());
        }
    }
}
