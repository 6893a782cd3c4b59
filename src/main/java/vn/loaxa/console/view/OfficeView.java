package vn.loaxa.console.view;

import java.util.List;

/** One post: who holds it, and to whom it goes. */
public record OfficeView(
        Shell shell,
        OfficeRow post,
        String href,
        String since,
        String error,
        String typed,
        String until,
        List<PeopleView.Found> found,
        String foundWords) {}
