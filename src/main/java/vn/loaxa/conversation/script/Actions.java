package vn.loaxa.conversation.script;

import static java.util.Map.entry;

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

    /** Keeps the answers to the survey. */
    public static final String SURVEY = "survey";

    /** Forgets what was answered to the survey. */
    public static final String SURVEY_FORGET = "survey_forget";

    /** Notes that somebody was led to the step of filing online. */
    public static final String FILING_LED = "filing_led";

    /** Notes what they say became of it. */
    public static final String FILING_SAID = "filing_said";

    /** Notes a promise to give, and opens a case by which the office follows it up. */
    public static final String PLEDGE = "pledge";

    /** Opens a case about a broken camera. */
    public static final String CAMERA_REPORT = "camera_report";

    /** Shows an official or a leader what sending a notice would mean; their ĐỒNG Ý then sends it. */
    public static final String PREVIEW_NOTICE = "preview_notice";

    /** Fetches a PDF that was sent and reads it; comes back later, when that is done. */
    public static final String TAKE_PAPER = "take_paper";

    /** Reports one's own task in a village done; {@code so} and {@code viec} are known before. */
    public static final String FINISH_TASK = "finish_task";

    private static final Map<String, Action> ALL = Map.ofEntries(
            entry(
                    PREVIEW_NOTICE,
                    new Action(
                            Set.of("to", "text", "urgency", "file", "quoted", "answers"),
                            Set.of("shown", "not_shown", "answers_unclear"),
                            Set.of("ly_do"))),
            entry(
                    TAKE_PAPER,
                    new Action(
                            Set.of("media", "name"),
                            Set.of("kept", "refused"),
                            Set.of("ma_tep", "tep_doc", "van_ban", "ly_do"))),
            entry(
                    OPEN_CASE,
                    new Action(Set.of("text", "media", "place"), Set.of("opened", "too_many"), Set.of("so", "han"))),
            entry(HOUSEHOLD_CHECK, new Action(Set.of("village", "state", "note"), Set.of("kept"))),
            entry(
                    LIST_PRODUCT,
                    new Action(
                            Set.of("name", "amount", "price", "village", "phone", "media"),
                            Set.of("listed", "too_many"),
                            Set.of("so"))),
            entry(SURVEY, new Action(Set.of("village", "vneid", "payment", "signature", "health"), Set.of("kept"))),
            entry(
                    CAMERA_REPORT,
                    new Action(
                            Set.of("place", "spot", "fault", "media"),
                            Set.of("opened", "too_many"),
                            Set.of("so", "han"))),
            entry(FINISH_TASK, new Action(Set.of("number", "media"), Set.of("done", "not_open"), Set.of("so", "viec"))),
            entry(SURVEY_FORGET, new Action(Set.of(), Set.of("removed"))),
            entry(FILING_LED, new Action(Set.of("topic"), Set.of("kept"))),
            entry(FILING_SAID, new Action(Set.of("state"), Set.of("kept", "none"))),
            entry(
                    PLEDGE,
                    new Action(
                            Set.of("campaign", "title", "gift", "village", "name", "media"),
                            Set.of("pledged", "too_many"),
                            Set.of("so", "han", "trang"))),
            entry(
                    JOIN_REQUEST,
                    new Action(Set.of("body"), Set.of("requested", "member", "waiting", "not_linked", "refused"))),
            entry(LINK_PHONE, new Action(Set.of("phone"), Set.of("linked", "unknown", "office"))),
            entry(CONSENT, new Action(Set.of("purpose", "given", "notice"), Set.of("kept"))),
            entry(HAND_OVER, new Action(Set.of(), Set.of("handed"))));

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
