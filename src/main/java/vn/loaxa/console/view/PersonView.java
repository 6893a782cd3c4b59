package vn.loaxa.console.view;

import java.util.List;

/**
 * What is kept about one person. Parts that the visitor may not see are empty lists or false.
 *
 * @param kept how much of each kind is held
 */
public record PersonView(
        Shell shell,
        String href,
        String name,
        String subtitle,
        String note,
        String error,
        List<Fact> facts,
        List<OfficeRow> posts,
        List<String> bodies,
        boolean mayCorrect,
        String phone,
        List<MonthView.Option> villages,
        Grant grant,
        boolean data,
        boolean mayErase,
        List<Fact> kept,
        List<Consent> consents,
        List<Request> requests,
        boolean admin,
        boolean factorOn,
        List<SessionRow> sessions) {

    /** A line of what is known. */
    public record Fact(String label, String text) {}

    /** A line of the ledger. */
    public record Consent(String at, String purpose, boolean given, String notice) {}

    /** A request about data with its clocks. */
    public record Request(
            long id, String kind, String asked, String answerBy, String doneBy, boolean late, boolean erase) {}

    /** What may be given to the person; without choices nothing may. */
    public record Grant(List<MonthView.Option> roles, List<MonthView.Option> bodies, List<MonthView.Option> villages) {}
}
