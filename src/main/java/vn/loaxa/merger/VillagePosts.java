package vn.loaxa.merger;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.OfficialRole;
import vn.loaxa.directory.Renaming;
import vn.loaxa.merger.MergeLine.Topic;
import vn.loaxa.merger.VillageMergerStore.Post;
import vn.loaxa.text.Messages;

/** Who looked after the village that ends looks after the one that comes of it; no post ends unsaid. */
final class VillagePosts {
    private final Messages messages = new Messages("merger");
    private final Directory directory;
    private final Clock clock;
    private final VillageMergerStore store = new VillageMergerStore();

    VillagePosts(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    void merge(Handle handle, CommuneId commune, VillagePair pair, List<MergeLine> lines) {
        LocalDate today = today(handle, commune);
        List<Post> there = store.posts(handle, pair.into().id(), today);
        for (Post post : store.posts(handle, pair.from().id(), today)) {
            boolean twice = there.stream()
                    .anyMatch(other ->
                            other.person() == post.person() && other.role().equals(post.role()));
            String title = Renaming.inside(post.title(), pair.from().name(), pair.name());
            if (twice) {
                store.endPost(handle, post.id(), clock.instant());
            } else {
                store.retitle(handle, post.id(), title);
            }
            Map<String, Object> values = pair.values("post", label(post.personName(), post.title()));
            values.put("title", title);
            lines.add(
                    new MergeLine(Topic.LEADERS, messages.text(twice ? "village.post.twice" : "village.post", values)));
        }
    }

    /** After the posts were moved: a village has one head. */
    void tellHeads(Handle handle, CommuneId commune, VillagePair pair, List<MergeLine> lines) {
        List<String> heads = store.posts(handle, pair.into().id(), today(handle, commune)).stream()
                .filter(post -> post.role().equals(OfficialRole.VILLAGE_HEAD.name()))
                .map(Post::personName)
                .toList();
        if (heads.size() > 1) {
            lines.add(new MergeLine(
                    Topic.LEADERS, messages.text("village.heads", pair.values("count", heads.size())), heads));
        }
    }

    private LocalDate today(Handle handle, CommuneId commune) {
        return LocalDate.ofInstant(
                clock.instant(),
                directory.commune(handle, commune).orElseThrow().zone());
    }

    /** An office that nobody has taken yet goes by its title. */
    private static String label(String person, String title) {
        return person.equals(title) ? title : person + " (" + title + ")";
    }
}
