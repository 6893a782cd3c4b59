package vn.loaxa.console.view;

import java.util.List;

/** What was sent, to whom, about what, and how it ended; never what it said. */
public record SendLogView(Shell shell, List<Filter> filters, List<Row> rows, String older, String newest, String done) {
    public record Filter(String href, String name, boolean current) {}

    /**
     * @param href of the directive it belongs to, or empty
     * @param status of the look
     * @param again where "send again" is posted to; empty if that is no question
     */
    public record Row(
            String id,
            String time,
            String whom,
            String what,
            String about,
            String href,
            String status,
            String state,
            String why,
            String again) {}
}
