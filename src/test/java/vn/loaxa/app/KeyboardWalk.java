package vn.loaxa.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a page by the Tab key alone: everything that can be used is reached, in the order of the page and without a trap,
 * and whoever sits there sees where they are: with a ring, and not under the bar at the foot of a phone.
 */
final class KeyboardWalk {
    private static final int MOST = 400;

    /**
     * Where one is, and of how many stops: counted anew each time, because a live page may have put a part in another's place. A
     * group of radio buttons is one stop, and what is folded away is none.
     */
    private static final String HERE = """
            () => {
              const here = document.activeElement;
              if (!here || here === document.body) return null;
              const groups = new Set();
              const stops = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]')]
                .filter(one => one.checkVisibility({visibilityProperty: true}) && !one.disabled && one.tabIndex >= 0)
                .filter(one => one.type !== 'radio' || !groups.has(one.name) && groups.add(one.name));
              const stop = stops.findIndex(one => one === here || here.type === 'radio' && one.name === here.name);
              // Where the browser is scrolling to, with the padding that keeps what has the focus free of the bar.
              here.scrollIntoView({block: 'nearest', behavior: 'instant'});
              const style = getComputedStyle(here);
              const box = here.getBoundingClientRect();
              const top = document.elementFromPoint(box.x + Math.min(box.width / 2, 60), box.y + Math.min(box.height / 2, 20));
              const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0 || style.boxShadow !== 'none';
              const free = box.width < 3 || top && (here.contains(top) || top.contains(here) || here.labels?.[0]?.contains(top));
              return {stop, stops: stops.length, fault: ring ? free ? '' : 'covered' : 'no ring', html: here.outerHTML.slice(0, 120)};
            }""";

    private KeyboardWalk() {}

    /** Walks the page as it stands, at the size it has. */
    static void through(Page page, String name) {
        page.evaluate("() => document.activeElement?.blur()");
        int stops = Integer.MAX_VALUE;
        List<Integer> visited = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        for (int step = 0; step <= MOST; step++) {
            page.keyboard().press("Tab");
            if (!(page.evaluate(HERE) instanceof Map<?, ?> here)) {
                break;
            }
            int stop = number(here.get("stop"));
            if (visited.contains(stop)) {
                break;
            }
            visited.add(stop);
            stops = number(here.get("stops"));
            if (!String.valueOf(here.get("fault")).isEmpty()) {
                faults.add(here.get("fault") + ": " + here.get("html"));
            }
        }
        assertThat(faults).as(name + ": where one does not see where one is").isEmpty();
        assertThat(visited).as(name + ": stops of the Tab key").hasSize(stops).isSorted();
    }

    private static int number(@Nullable Object told) {
        return told instanceof Number number ? number.intValue() : -1;
    }
}
