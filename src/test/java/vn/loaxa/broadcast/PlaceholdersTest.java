package vn.loaxa.broadcast;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.loaxa.broadcast.PublishResult.Reason;
import vn.loaxa.broadcast.PublishResult.Refused;
import vn.loaxa.directory.Audience;

/** Texts that name their reader. */
class PlaceholdersTest extends DirectivesContract {

    @Test
    void everyReaderIsNamedAndAChatIsNamedAsAWhole() {
        Directive directive = published(draft("Bác {tên} ở {thôn}, {hội}.", farmersAndBelow(), womenOf1()));

        assertThat(textTo("z-womanFree")).contains("Bác womanFree ở Thôn 1, Chi hội Phụ nữ thôn 1.");
        assertThat(textTo("g-farmers-1")).contains("Bác bà con ở Thôn 1, Chi hội Nông dân thôn 1.");
        String own = act((service, handle) -> service.textFor(handle, commune, directive, person("womanFree")));
        assertThat(own).isEqualTo("Bác womanFree ở Thôn 1, Chi hội Phụ nữ thôn 1.");
        assertThat(act((service, handle) -> service.messageOf(handle, commune, 1))
                        .orElseThrow())
                .as("what the second person approves is what stands there")
                .contains("Bác {tên} ở {thôn}, {hội}.");
    }

    @Test
    void aReminderNamesItsReaderToo() {
        Directive directive = published(draft("Bác {tên} đi họp.", womenOf1()));
        sent(directive, "womanFree");
        act((service, handle) -> service.nudge(handle, commune, 1, person("drafter"), "chat"));

        assertThat(rows())
                .filteredOn(
                        row -> row.key().contains("/nudge:") && row.recipient().contains("z-womanFree"))
                .singleElement()
                .satisfies(row -> assertThat(row.call()).contains("Bác womanFree đi họp."));
    }

    @Test
    void whatNothingCanBeFilledInForIsRefused() {
        assertThat(publish(draft("Bác {chức vụ} đi họp.", womenOf1())))
                .isEqualTo(new Refused(Reason.UNKNOWN_PLACEHOLDER));
        assertThat(publish(draft("Bác {ten} đi họp.", womenOf1())))
                .as("accents are part of the word")
                .isEqualTo(new Refused(Reason.UNKNOWN_PLACEHOLDER));
        assertThat(publish(draft("Tổng {1, 2} là ba.", womenOf1()))).isInstanceOf(PublishResult.Published.class);
    }

    @Test
    void theLimitCountsTheLongestNameOfTheAudience() {
        String almost = "x".repeat(1790);
        assertThat(publish(draft(almost, womenOf1()))).isInstanceOf(PublishResult.Published.class);
        database.write(handle -> handle.execute(
                "UPDATE person SET name = '" + "Tên rất dài ".repeat(12) + "' WHERE name = 'womanOffline'"));
        assertThat(publish(draft(almost + "{tên}", womenOf1()))).isEqualTo(new Refused(Reason.TEXT_TOO_LONG));
    }

    private DirectiveDraft draft(String text, Audience.Part... parts) {
        return new DirectiveDraft(person("drafter"), "", "Họp", text, Urgency.NORMAL, Audience.of(parts), null, null);
    }

    private String textTo(String whom) {
        return rows().stream()
                .filter(row -> row.recipient().contains(whom))
                .map(Row::call)
                .findFirst()
                .orElseThrow();
    }
}
