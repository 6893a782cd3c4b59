package vn.loaxa.console.view;

import java.util.List;

/**
 * One lesson.
 *
 * @param open the page on which it begins, or empty
 * @param simulator address of the simulated phones for the lesson that is played there, else empty
 */
public record LessonView(
        Shell shell,
        String group,
        String title,
        String minutes,
        String intro,
        String open,
        String simulator,
        List<Step> steps,
        List<String> remember,
        List<Next> others) {

    /** {@code picture} is an address, or empty. */
    public record Step(String text, String picture, String alt, int width) {}

    /** Another lesson for the same people. */
    public record Next(String href, String title) {}
}
