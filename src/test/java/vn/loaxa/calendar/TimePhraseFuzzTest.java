package vn.loaxa.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever is typed: no exception, and an answer at once. */
class TimePhraseFuzzTest {
    private static final ZonedDateTime REF = ZonedDateTime.parse("2026-11-25T09:00:00+07:00");
    private static final List<String> PHRASES =
            TimesTable.read(Path.of("src/test/resources/calendar/times.jsonl")).texts();
    /**
     * Milliseconds of the processor; on the clock a loaded machine would decide. A core that is shared with another thread takes up to
     * 60 for the longest text; a pattern that tries everything takes seconds.
     */
    private static final double MOST = 150;

    private final TimePhraseJson json = new TimePhraseJson();
    private final Random random = new Random(20261125);

    @Test
    void splicesOfPhrasesAreRead() {
        for (int i = 0; i < 4000; i++) {
            atOnce(splice(), i > 500);
        }
    }

    @Test
    void randomCharactersAreRead() {
        for (int i = 0; i < 1000; i++) {
            var text = new StringBuilder();
            random.ints(random.nextInt(200), 0, 0x2200).forEach(c -> text.append((char) c));
            atOnce(text.toString(), i > 300);
        }
    }

    @Test
    void theSameWordAgainAndAgainIsRead() {
        atOnceEach(List.of(
                "8h ", "1", "1/", "mười ", "trước 1 ngày, ", "ngày 1, ", "thứ 2, ", "mỗi hằng ", "nhắc ", "a", " "));
    }

    @Test
    void referencesAtTheEndsOfTheCalendarAreRead() {
        for (String ref :
                List.of("1901-01-01T00:00:00+07:00", "2190-12-31T23:59:59+07:00", "2024-02-29T12:00:00-11:00")) {
            for (String text : PHRASES) {
                assertThat(json.of(text, ZonedDateTime.parse(ref)).path("type").asText())
                        .isNotEmpty();
            }
        }
    }

    private void atOnceEach(List<String> words) {
        for (String word : words) {
            for (int i = 0; i < 4; i++) {
                atOnce(word.repeat(2000 / word.length()), i == 3);
            }
        }
    }

    private String splice() {
        var text = new StringBuilder();
        for (int i = random.nextInt(8); i >= 0; i--) {
            String phrase = PHRASES.get(random.nextInt(PHRASES.size()));
            int from = random.nextInt(phrase.length());
            text.append(phrase, from, from + random.nextInt(phrase.length() - from + 1));
            if (random.nextInt(3) == 0) {
                text.append(' ');
            }
            if (random.nextInt(8) == 0) {
                text.append(random.nextInt(40_000));
            }
        }
        return text.toString();
    }

    /** The best of three counts: the compiler and the collector work in between. */
    private void atOnce(String text, boolean warm) {
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 3 && best > MOST; i++) {
            long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            assertThat(json.of(text, REF).path("type").asText()).isNotEmpty();
            best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / 1e6);
        }
        if (warm) {
            assertThat(best).as(text).isLessThan(MOST);
        }
    }
}
