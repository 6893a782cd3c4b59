package vn.loaxa.console.view;

import java.util.List;

/**
 * What a merger would do, before it is done.
 *
 * @param error why nothing was done after the form was sent, or empty
 * @param action where the form goes
 * @param wish what was asked for, as hidden fields of the form
 * @param possible whether nothing stands against it
 * @param fingerprint names exactly this plan
 */
public record MergeView(
        Shell shell,
        String error,
        String from,
        String into,
        String action,
        List<Field> wish,
        boolean possible,
        String fingerprint,
        List<Section> sections) {

    /** A field of the form that nobody changes any more. */
    public record Field(String name, String value) {}

    /** Lines about one topic; {@code conflict} for what must be settled first. */
    public record Section(String title, boolean conflict, List<Line> lines) {}

    /** {@code names}: whom it concerns, one by one. */
    public record Line(String text, List<String> names) {}
}
