package vn.loaxa.conversation;

import java.text.Normalizer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Dispatch;
import vn.loaxa.broadcast.Urgency;
import vn.loaxa.calendar.TimePhrase;
import vn.loaxa.calendar.TimePhrases;

/**
 * What stands before the colon of {@code gửi}: to whom, and perhaps when ("lúc 7h sáng mai") and, for the most urgent, why
 * it cannot wait for the morning ("vì đê sắp vỡ").
 *
 * @param unclearTime a time was meant, but cannot be read or has passed
 */
record Wanted(String targets, Dispatch dispatch, boolean unclearTime) {
    private static final int ANY_CASE = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.DOTALL;
    private static final Pattern TIME = Pattern.compile("(.+?)\\s+(?:vào\\s+|vao\\s+)?(?:lúc|luc)\\s+(.+)", ANY_CASE);
    private static final Pattern REASON = Pattern.compile("(.+?)\\s+(?:vì|vi)\\s+(.+)", ANY_CASE);

    static Wanted read(String typed, Urgency urgency, ZonedDateTime now) {
        String rest = Normalizer.normalize(typed, Normalizer.Form.NFC);
        String reason = "";
        Matcher why = REASON.matcher(rest);
        if (urgency == Urgency.FLASH && why.matches()) {
            rest = why.group(1);
            reason = why.group(2);
        }
        Matcher when = TIME.matcher(rest);
        if (!when.matches()) {
            return new Wanted(rest, new Dispatch(null, reason, false), false);
        }
        @Nullable Instant at = moment(when.group(2), now);
        return new Wanted(when.group(1), new Dispatch(at, reason, false), at == null);
    }

    private static @Nullable Instant moment(String typed, ZonedDateTime now) {
        TimePhrase phrase =
                TimePhrases.forSchedule(TimePhrases.parse(typed, now).phrase(), now);
        return phrase instanceof TimePhrase.Moment moment ? moment.at().toInstant() : null;
    }
}
