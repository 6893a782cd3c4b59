package vn.loaxa.console;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Board;
import vn.loaxa.console.view.CurveView;

/** The curve of acknowledgements: steps of a running count, in an SVG that stretches. */
final class CurveMaker {
    private static final int WIDTH = 1000;
    private static final int HEIGHT = 100;
    private static final int POINTS = 60;
    private static final Duration SHORTEST = Duration.ofMinutes(10);

    private final Wording wording;

    CurveMaker(Wording wording) {
        this.wording = wording;
    }

    /** Null before anything was published or acknowledged. */
    @Nullable
    CurveView make(Board board, ZoneId zone) {
        Instant start = board.directive().publishedAt();
        List<Instant> times = board.acknowledgedAt().stream().sorted().collect(Collectors.toCollection(ArrayList::new));
        if (start == null || times.isEmpty()) {
            return null;
        }
        Duration shown = Duration.between(start, board.at());
        Duration span = shown.compareTo(SHORTEST) < 0 ? SHORTEST : shown;
        int top = top(times.size());
        String points = points(times, start, shown, span, top);
        double nowX = (double) WIDTH * shown.toMillis() / span.toMillis();
        Duration half = Duration.between(start, times.get((times.size() - 1) / 2));
        Map<String, String> words = Map.of(
                "n", wording.number(times.size()), "span", wording.span(half.isNegative() ? Duration.ZERO : half));
        return new CurveView(
                points,
                "0," + HEIGHT + " " + points + " " + round(nowX) + "," + HEIGHT,
                wording.text("curve.label", words),
                wording.number(times.size()),
                nowPlace(times.size(), top, nowX),
                wording.text("curve.caption", words),
                yLabels(top),
                xLabels(start, span, zone));
    }

    private static String points(List<Instant> times, Instant start, Duration shown, Duration span, int top) {
        var points = new ArrayList<String>();
        int reached = 0;
        for (int i = 0; i <= POINTS; i++) {
            Instant at = start.plus(shown.multipliedBy(i).dividedBy(POINTS));
            while (reached < times.size() && !times.get(reached).isAfter(at)) {
                reached++;
            }
            double x = (double) WIDTH * Duration.between(start, at).toMillis() / span.toMillis();
            points.add(round(x) + "," + round(HEIGHT - (double) HEIGHT * reached / top));
        }
        return String.join(" ", points);
    }

    /** The word beside the last point: left of it in the right half, so that it never leaves the plot. */
    static String nowPlace(long count, long top, double x) {
        long down = Math.max(0, Math.round(100 - 100.0 * count / top - 8));
        return x > WIDTH * 0.7
                ? "inset: " + down + "% " + round(100 - x / 10 + 1.5) + "% auto auto; place-self: start end"
                : "inset: " + down + "% auto auto " + round(x / 10 + 1.5) + "%";
    }

    /** A round number not below the count that four equal steps divide. */
    static int top(int count) {
        int step = 1;
        while (step * 4 < count) {
            int[] next = {2, 5, 10};
            int power = (int) Math.pow(10, Math.floor(Math.log10(step)));
            int lead = step / power;
            step = power * (lead == 1 ? next[0] : lead == 2 ? next[1] : next[2]);
        }
        return step * 4;
    }

    private List<String> yLabels(int top) {
        var labels = new ArrayList<String>();
        for (int i = 0; i <= 4; i++) {
            labels.add(wording.number((long) top * i / 4));
        }
        return labels;
    }

    private List<String> xLabels(Instant start, Duration span, ZoneId zone) {
        var labels = new ArrayList<String>();
        for (int i = 0; i <= 4; i++) {
            labels.add(wording.clock(start.plus(span.multipliedBy(i).dividedBy(4)), zone));
        }
        return labels;
    }

    static String round(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
