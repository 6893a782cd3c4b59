package vn.loaxa.console;

import java.time.YearMonth;
import java.util.Map;
import vn.loaxa.console.view.ReportView.Figure;
import vn.loaxa.report.Indicator;
import vn.loaxa.report.Measure;
import vn.loaxa.text.Messages;

/** The report's sentences: from {@code messages/report.properties}, its numbers as everywhere in the console. Thread-safe. */
final class ReportWords {
    private static final Figure NOTHING = new Figure("–", "", true);

    private final Messages messages = new Messages("report");
    private final Wording wording;

    ReportWords(Wording wording) {
        this.wording = wording;
    }

    String text(String key) {
        return messages.text(key);
    }

    String text(String key, Map<String, ?> values) {
        return messages.text(key, values);
    }

    /** tháng 11/2026. */
    String month(YearMonth month) {
        return text("month", Map.of("n", month.getMonthValue(), "year", String.valueOf(month.getYear())));
    }

    String number(long number) {
        return wording.number(number);
    }

    Figure figure(Measure measure) {
        if (measure instanceof Measure.Share share) {
            return share.whole() == 0
                    ? NOTHING
                    : new Figure(
                            wording.percent(Math.toIntExact(share.part()), Math.toIntExact(share.whole())),
                            text("share", Map.of("part", number(share.part()), "whole", number(share.whole()))),
                            true);
        }
        if (measure instanceof Measure.Middle middle) {
            return middle.cases() == 0
                    ? NOTHING
                    : new Figure(wording.span(middle.half()), text("cases", Map.of("n", number(middle.cases()))), true);
        }
        return new Figure(text("none"), "", false);
    }

    /** As {@link #figure(Measure)}, with a word on why there is none. */
    Figure figure(Indicator indicator, Measure measure) {
        Figure figure = figure(measure);
        if (figure.equals(NOTHING)) {
            return new Figure(figure.value(), text("nothing"), true);
        }
        return figure.known() ? figure : new Figure(figure.value(), text(indicator + ".missing"), false);
    }

    String urgency(String urgency) {
        return wording.text("urgency." + urgency);
    }

    String type(String type) {
        return messages.has("type." + type) ? text("type." + type) : text("type.other", Map.of("type", type));
    }
}
