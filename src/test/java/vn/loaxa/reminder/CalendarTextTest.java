package vn.loaxa.reminder;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class CalendarTextTest {
    private static String with(String summary) {
        var text = new CalendarText("Chi hội Nông dân thôn 3");
        var at = Instant.parse("2026-11-25T12:30:00Z");
        text.event("1-2@x", at, at, Duration.ofHours(1), summary, "Dòng một\nDòng hai");
        return text.end();
    }

    /** As a reader unfolds (RFC 5545 §3.1). */
    private static String unfolded(String text) {
        return text.replace("\r\n ", "");
    }

    @Test
    void everyLineEndsWithCrLfAndIsAtMost75OctetsLongWithoutACutLetter() {
        String text = with("Họp bàn về việc đóng góp quỹ phòng chống thiên tai, nạo vét mương và sửa đường ".repeat(5));

        assertThat(text).endsWith("END:VCALENDAR\r\n");
        assertThat(text.replace("\r\n", "")).doesNotContain("\n", "\r");
        for (String line : text.split("\r\n", -1)) {
            assertThat(line.getBytes(StandardCharsets.UTF_8).length).as(line).isLessThanOrEqualTo(75);
        }
        assertThat(unfolded(text)).contains("sửa đường Họp bàn");
    }

    @Test
    void textIsEscaped() {
        assertThat(unfolded(with("a, b; c\\d")))
                .contains("SUMMARY:a\\, b\\; c\\\\d\r\n", "DESCRIPTION:Dòng một\\nDòng hai\r\n");
        assertThat(CalendarText.escape("x\r\nBEGIN:VEVENT\rEND\u0007")).isEqualTo("x\\nBEGIN:VEVENT\\nEND");
    }

    @Test
    void timesAreUtcAndAnHourLong() {
        assertThat(with("Họp")).contains("DTSTART:20261125T123000Z\r\n", "DTEND:20261125T133000Z\r\n");
    }
}
