package vn.loaxa.console;

import java.net.URI;

/**
 * How the console is reached.
 *
 * @param publicUrl where officials open it; with https the cookies are marked Secure
 * @param demoSignIn offers sample officials to enter as with one click. True only in the demo: without it the road does not
 *     exist at all
 * @param secondPerson as the directives have it: commune-wide and urgent ones wait for an approver. Here for the words alone
 * @param secondFactor approvers and administrators must set up a second factor before they do anything else; others may
 */
public record ConsoleSettings(URI publicUrl, boolean demoSignIn, boolean secondPerson, boolean secondFactor) {
    boolean secure() {
        return "https".equalsIgnoreCase(publicUrl.getScheme());
    }
}
