package vn.loaxa.console.view;

import java.util.List;

/**
 * The page about the Official Account.
 *
 * @param done what has just been done; empty if nothing
 * @param token how the connection stands
 * @param facts about the connection
 * @param alerts open ones that are mended here
 * @param connected false: it never was, or is not any more
 * @param callback address to enter at Zalo
 * @param webhook address to enter at Zalo
 * @param addressIsPublic Zalo would take these addresses
 * @param proofs files that are there
 * @param proofFault what is wrong with the one that was just given; empty if nothing
 * @param events about what comes in
 * @param check the result of the test event, or empty
 */
public record AccountView(
        Shell shell,
        String done,
        HealthFact token,
        List<HealthFact> facts,
        List<String> alerts,
        boolean connected,
        String callback,
        String webhook,
        boolean addressIsPublic,
        List<String> proofs,
        String proofFault,
        List<HealthFact> events,
        Check check,
        String rules) {

    /** {@code kind} is that of a note: ok, caution, fault; empty if nothing was checked. */
    public record Check(String kind, String title, String text) {
        public static final Check NONE = new Check("", "", "");
    }
}
