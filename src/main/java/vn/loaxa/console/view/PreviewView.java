package vn.loaxa.console.view;

import java.util.List;

/**
 * The message as people will see it.
 *
 * @param replies titles of the buttons under it
 * @param answers what was understood of the answers
 * @param followUp what was understood of the follow-up
 */
public record PreviewView(
        String sender,
        String text,
        String file,
        String length,
        List<String> replies,
        FollowUpPreview answers,
        FollowUpPreview followUp) {}
