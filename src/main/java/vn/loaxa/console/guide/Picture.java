package vn.loaxa.console.guide;

import java.util.Map;

/**
 * A picture of a real page, and how a test takes it.
 *
 * @param page address in the console, or {@link #SIMULATOR}; {@code {cho-duyet}} stands for a directive that waits for approval
 * @param as the sample official who looks at it
 * @param width of the window and {@code height} at most, in CSS pixels
 * @param fill what is typed before, by selector; {@code tick} is a box that is ticked, or empty
 * @param until what must be seen before the picture is taken, by selector; empty for nothing more than {@code from}
 * @param from selector of the element at which the picture begins
 */
public record Picture(
        String name,
        String page,
        String as,
        int width,
        int height,
        Map<String, String> fill,
        String tick,
        String until,
        String from,
        String alt) {
    public static final String SIMULATOR = "simulator";

    public Picture {
        fill = Map.copyOf(fill);
    }

    public String file() {
        return name + ".webp";
    }
}
