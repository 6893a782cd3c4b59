package vn.loaxa.report;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.loaxa.report.Indicator.DIRECTIVES_ACKNOWLEDGED;
import static vn.loaxa.report.Indicator.DIRECTIVES_DELIVERED;
import static vn.loaxa.report.Indicator.DIRECTIVES_SEEN;
import static vn.loaxa.report.Indicator.DIRECTIVES_SENT;
import static vn.loaxa.report.Indicator.FEEDBACK_ON_TIME;
import static vn.loaxa.report.Indicator.PEOPLE_LINKED;
import static vn.loaxa.report.Indicator.SUB_ASSOCIATIONS_WITH_CHANNEL;
import static vn.loaxa.report.Indicator.TIME_TO_ACKNOWLEDGE;
import static vn.loaxa.report.Indicator.TIME_TO_ANSWER;
import static vn.loaxa.report.Indicator.VILLAGES_WITH_CHANNEL;

import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Each figure against what one counts by hand in {@link ReportContract}. */
class ReportsTest extends ReportContract {

    @Test
    void everyShareIsWhatOneCountsByHand() {
        Report report = report(NOVEMBER);
        assertRow(report, Indicator.HOUSEHOLDS_ONLINE, "2/4", "2/4", "");
        assertRow(report, Indicator.TRAINED_HOUSEHOLDS, "1/4", "1/4", "");
        assertRow(report, PEOPLE_LINKED, "7/9", "2/3", "2/3");
        assertRow(report, VILLAGES_WITH_CHANNEL, "1/2", "1/1", "0/1");
        assertRow(report, SUB_ASSOCIATIONS_WITH_CHANNEL, "1/2", "1/1", "0/1");
        assertRow(report, DIRECTIVES_SENT, "4/6", "2/3", "2/3");
        assertRow(report, DIRECTIVES_DELIVERED, "4/6", "2/3", "2/3");
        assertRow(report, DIRECTIVES_SEEN, "3/6", "2/3", "1/3");
        assertRow(report, DIRECTIVES_ACKNOWLEDGED, "3/6", "2/3", "1/3");
        assertRow(report, FEEDBACK_ON_TIME, "1/3", "1/1", "0/1");
        assertRow(report, Indicator.SATISFACTION, "2/3", "1/1", "0/1");
        assertRow(report, Indicator.DIRECTIVES_SIGNED, "1/2", "", "");
        assertRow(report, Indicator.ANSWERED_BY_BOT, "3/6", "", "");
        assertRow(report, Indicator.ANSWERS_LIKED, "2/3", "", "");
        assertRow(report, Indicator.ONLINE_FILINGS, "1/3", "1/1", "0/1");
        assertRow(report, Indicator.TRAINED_PEOPLE, "14 in 2", "14 in 2", "");
        assertRow(report, Indicator.TASKS_ON_TIME, "1/2", "1/2", "");
        assertRow(report, Indicator.CRITERIA_SHOWN, "1/5", "1/5", "");
    }

    @Test
    void halfOfTheAcknowledgementsCameWithinTheMedian() {
        Report report = report(NOVEMBER);
        assertRow(report, TIME_TO_ACKNOWLEDGE, "PT50M/3", "PT10M/2", "PT1H10M/1");
        assertRow(report, TIME_TO_ANSWER, "PT26H/2", "PT26H/1", "PT48H/1");
        assertThat(report.speed())
                .extracting(one -> one.within() + " " + text(one.share()))
                .containsExactly("PT15M 1/6", "PT1H 2/6", "PT4H 3/6", "PT24H 3/6", "PT72H 3/6");
    }

    /** Of two people, a figure would be an answer of somebody. */
    @Test
    void theSurveyCountsTheLatestAnswerOfEachAndHidesSmallVillages() {
        assertRow(report(NOVEMBER), Indicator.SURVEY_VNEID, "6/8", "4/6", "");
        assertThat(report(YearMonth.of(2026, 10)).row(Indicator.SURVEY_VNEID).whole())
                .isInstanceOf(Measure.NoData.class);
    }

    @Test
    void whatIsNotKeptHasNoFigure() {
        assertThat(report(NOVEMBER).rows().stream().filter(row -> row.whole() instanceof Measure.NoData))
                .extracting(Report.Row::indicator)
                .contains(Indicator.SURVEY_PAYMENT)
                .doesNotContain(Indicator.HOUSEHOLDS_ONLINE, DIRECTIVES_SENT, FEEDBACK_ON_TIME);
    }

    @Test
    void theLinesOfTheDirectivesSumToAllOfThem() {
        Report.Directives directives = report(NOVEMBER).directives();
        assertThat(text(directives.all())).isEqualTo(" 2 3/6 PT50M");
        assertThat(directives.byUrgency())
                .extracting(ReportsTest::text)
                .containsExactly("URGENT 1 1/3 PT1H10M", "NORMAL 1 2/3 PT10M");
        assertThat(directives.byType())
                .extracting(ReportsTest::text)
                .containsExactly("CĐ 1 1/3 PT1H10M", "TB 1 2/3 PT10M");
        assertThat(directives.cost()).isEqualTo(new Report.Cost(1, 55, 55));
        assertThat(directives.proxied()).isZero();
    }

    @Test
    void aDirectiveBelongsToTheMonthOfTheCommunesOwnClock() {
        Report october = report(YearMonth.of(2026, 10));
        assertThat(october.directives().all().directives()).isEqualTo(1);
        assertRow(october, DIRECTIVES_ACKNOWLEDGED, "0/3", "", "0/3");
        assertThat(report(NOVEMBER).year())
                .hasSize(12)
                .endsWith(new Report.InMonth(YearMonth.of(2026, 10), 1), new Report.InMonth(NOVEMBER, 2));
    }

    @Test
    void aChannelInWhichNothingWasSaidForThirtyDaysIsNotInUse() {
        clock.moveTo(Instant.parse("2026-12-20T02:00:00Z"));
        assertRow(report(YearMonth.of(2026, 12)), SUB_ASSOCIATIONS_WITH_CHANNEL, "0/2", "0/1", "0/1");
        assertRow(report(NOVEMBER), SUB_ASSOCIATIONS_WITH_CHANNEL, "1/2", "1/1", "0/1");
    }

    @Test
    void aLeaderSeesTheirOwnBranchOnly() {
        Report report = report("Chi hội trưởng 1");
        assertThat(report.whole()).isFalse();
        assertThat(report.villages()).extracting(village -> village.name()).containsExactly("Thôn 1");
        assertThat(report.row(Indicator.HOUSEHOLDS_ONLINE).whole()).isInstanceOf(Measure.NoData.class);
        assertRow(report, PEOPLE_LINKED, "2/3", "2/3", "");
        assertRow(report, SUB_ASSOCIATIONS_WITH_CHANNEL, "1/1", "1/1", "");
        assertRow(report, VILLAGES_WITH_CHANNEL, "0/0", "", "");
        assertRow(report, DIRECTIVES_ACKNOWLEDGED, "2/3", "2/3", "");
        assertRow(report, FEEDBACK_ON_TIME, "1/1", "1/1", "");
        assertThat(text(report.directives().all())).isEqualTo(" 1 2/3 PT10M");
        assertThat(report.directives().cost().shown()).isFalse();
        assertRow(report, Indicator.DIRECTIVES_SIGNED, "1/1", "", "");
        assertRow(report, Indicator.ANSWERED_BY_BOT, "whole only", "", "");
        assertRow(report, Indicator.SURVEY_VNEID, "whole only", "", "");
        assertRow(report, Indicator.TRAINED_PEOPLE, "whole only", "", "");
    }

    @Test
    void anEmptyMonthDividesByNothing() {
        Report report = report(YearMonth.of(2026, 1));
        assertRow(report, DIRECTIVES_ACKNOWLEDGED, "0/0", "", "");
        assertThat(report.row(TIME_TO_ACKNOWLEDGE).whole()).isEqualTo(new Measure.Middle(Duration.ZERO, 0));
        assertThat(report.directives().byUrgency()).isEmpty();
        assertThat(report.directives().cost().messages()).isZero();
    }

    @Test
    void theTypeOfAPaperIsReadFromItsSymbol() {
        assertThat(List.of("24/TB-UBND", "03 /CĐ-UBND", "123/UBND-VP", "", "chưa có số", "7/kh-ubnd"))
                .extracting(DirectiveTypes::of)
                .containsExactly("TB", "CĐ", "CV", "", "", "KH");
    }

    /** Empty for a village without a figure. */
    private static void assertRow(Report report, Indicator indicator, String whole, String first, String second) {
        Report.Row row = report.row(indicator);
        assertThat(row.indicator()).isEqualTo(indicator);
        Map<String, String> villages = row.villages().entrySet().stream()
                .collect(Collectors.toMap(entry -> entry.getKey().name(), entry -> text(entry.getValue())));
        assertThat(List.of(text(row.whole()), villages.getOrDefault("Thôn 1", ""), villages.getOrDefault("Thôn 2", "")))
                .as(indicator.name())
                .containsExactly(whole, first, second);
    }

    private static String text(Measure measure) {
        if (measure instanceof Measure.Share share) {
            return share.part() + "/" + share.whole();
        }
        if (measure instanceof Measure.Count count) {
            return count.people() + " in " + count.occasions();
        }
        if (measure instanceof Measure.WholeOnly) {
            return "whole only";
        }
        return measure instanceof Measure.Middle middle ? middle.half() + "/" + middle.cases() : "no data";
    }

    private static String text(Report.Line line) {
        return line.key() + " " + line.directives() + " " + text(line.acknowledged()) + " "
                + line.time().half();
    }
}
