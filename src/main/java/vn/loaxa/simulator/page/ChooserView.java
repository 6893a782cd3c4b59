package vn.loaxa.simulator.page;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.simulator.page.View.Choice;
import vn.loaxa.simulator.page.View.Chooser;
import vn.loaxa.simulator.world.Group;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.World;

/** Which phones and groups there are to put on the page: those shown first, then what the search finds. */
final class ChooserView {
    private static final int MOST = 30;

    private final World world;
    private final Words words;

    ChooserView(World world, Words words) {
        this.world = world;
        this.words = words;
    }

    Chooser find(@Nullable String query) {
        String wanted = plain(query == null ? "" : query.strip());
        List<Phone> found = world.phones().stream()
                .filter(p ->
                        plain(p.name() + ' ' + p.caption() + ' ' + p.number()).contains(wanted))
                .sorted((a, b) -> Boolean.compare(b.is(Trait.SHOWN), a.is(Trait.SHOWN)))
                .toList();
        List<Choice> people =
                found.stream().limit(MOST).map(ChooserView::choice).toList();
        List<Choice> groups = world.groups().all().stream()
                .filter(g -> plain(g.name()).contains(wanted))
                .limit(MOST)
                .map(this::choice)
                .toList();
        return new Chooser(people, groups, Math.max(0, found.size() - MOST));
    }

    private static Choice choice(Phone phone) {
        return new Choice("/simulator/phones/" + phone.userId(), phone.name(), phone.caption(), phone.is(Trait.SHOWN));
    }

    private Choice choice(Group group) {
        return new Choice(
                "/simulator/groups/" + group.groupId(),
                group.name(),
                words.say(
                        "group.caption",
                        Map.of("count", words.number(group.members().size()))),
                group.viewer() != null);
    }

    /** Without accents: people type names as it comes. */
    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .replace('đ', 'd')
                .replace('Đ', 'D')
                .toLowerCase(Locale.ROOT);
    }
}
