package vn.loaxa.console.view;

/**
 * One line about the Official Account.
 *
 * @param status a status of the look (acknowledged, unsure, failed), or empty for a plain figure
 * @param href where an administrator mends it, or empty
 */
public record HealthFact(String label, String status, String text, String href) {
    public HealthFact(String label, String status, String text) {
        this(label, status, text, "");
    }

    /** For those who may not go there. */
    public HealthFact withoutLink() {
        return new HealthFact(label, status, text);
    }
}
