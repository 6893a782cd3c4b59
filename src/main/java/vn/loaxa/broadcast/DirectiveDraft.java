package vn.loaxa.broadcast;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Audience;
import vn.loaxa.directory.PersonId;

/**
 * What somebody wants to send.
 *
 * @param symbol number and symbol of the paper, such as 24/CĐ-UBND; empty for a notice without one
 * @param title one line (trích yếu); empty means the first line of the text
 * @param text what people read, up to 2,000 characters with the frame around it
 * @param fileId a stored file (see Outbox#storeFile), or null
 * @param dueAt by when, or null
 */
public record DirectiveDraft(
        PersonId author,
        String symbol,
        String title,
        String text,
        Urgency urgency,
        Audience audience,
        @Nullable Long fileId,
        @Nullable Instant dueAt) {}
