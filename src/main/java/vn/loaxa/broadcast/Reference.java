package vn.loaxa.broadcast;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.wire.ZaloGroupId;

/**
 * What a row of the outbox is to us: the message of one delivery, or the one message of a chat that serves many.
 *
 * @param delivery 0 for a chat
 * @param group null for one delivery
 */
record Reference(
        DirectiveId directive, long delivery, @Nullable ZaloGroupId group) {
    private static final Pattern FORM = Pattern.compile("directive:(\\d+)/(?:delivery:(\\d+)|group:(.+))");

    static Reference delivery(DirectiveId directive, long delivery) {
        return new Reference(directive, delivery, null);
    }

    static Reference group(DirectiveId directive, ZaloGroupId group) {
        return new Reference(directive, 0, group);
    }

    /** Empty for rows that are not ours. */
    static Optional<Reference> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        var directive = new DirectiveId(Long.parseLong(matcher.group(1)));
        return Optional.of(
                matcher.group(2) != null
                        ? delivery(directive, Long.parseLong(matcher.group(2)))
                        : group(directive, new ZaloGroupId(matcher.group(3))));
    }

    static String batch(DirectiveId directive) {
        return "directive:" + directive;
    }

    /** Also the key of the row: a delivery has one message, whatever happens. */
    @Override
    public String toString() {
        return batch(directive) + (group == null ? "/delivery:" + delivery : "/group:" + group);
    }
}
