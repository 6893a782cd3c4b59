package vn.loaxa.console.view;

import java.util.List;

/** A draft as it would go live, what it would change, and the decision. */
public record DraftView(
        Shell shell,
        long id,
        String title,
        String meta,
        boolean isNew,
        String question,
        List<String> phrasings,
        String answer,
        String source,
        String asOf,
        String reviewBy,
        String owner,
        TrialView trial,
        boolean open,
        boolean mayPublish,
        String waits,
        List<String> errors) {}
