package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.BodiesView;
import vn.loaxa.console.view.BodyRow;
import vn.loaxa.console.view.BodyView;
import vn.loaxa.console.view.MemberRow;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Member;
import vn.loaxa.directory.Membership;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Right;

/** The tree of bodies and the members of one. */
final class MemberPages {
    /** Members on one page; the largest associations have thousands. */
    private static final int AT_ONCE = 200;

    private final Database database;
    private final Directory directory;
    private final ChatPanels panels;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    MemberPages(
            Database database,
            Directory directory,
            ChatPanels panels,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.panels = panels;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void tree(Context context, Visitor visitor) {
        BodiesView view = database.read(handle -> {
            List<Body> open = open(handle, visitor);
            // Offices have a name and a head but no roll: they would push the associations off a phone's screen.
            Map<Boolean, List<BodyRow>> rows = open.stream()
                    .filter(body -> open.stream().noneMatch(other -> other.id().equals(body.parent())))
                    .map(body -> row(handle, open, body))
                    .collect(Collectors.partitioningBy(row -> !row.count().equals("0")));
            return new BodiesView(
                    frame.of(visitor, wording.text("nav.members"), "/hoi-vien"),
                    wording.text("members.bodies", Map.of("n", wording.number(open.size()))),
                    rows.getOrDefault(true, List.of()),
                    rows.getOrDefault(false, List.of()),
                    visitor.authority().mayEverywhere(Right.ADMINISTER));
        });
        renderer.page(context, "bodies", view);
    }

    void body(Context context, Visitor visitor) {
        body(context, visitor, "");
    }

    /** {@code error} is what went wrong just now, or empty. */
    void body(Context context, Visitor visitor, String error) {
        String did = "did." + context.queryParam("da");
        String done = panels.said(error.isEmpty() ? did : "");
        String code = context.pathParam("code");
        BodyView view = database.read(handle -> {
            List<Body> open = open(handle, visitor);
            Body body = open.stream()
                    .filter(one -> one.code().equals(code))
                    .findFirst()
                    .orElseThrow(NotThere::new);
            return view(handle, visitor, open, body, Paging.from(context), error, done);
        });
        renderer.page(context, "body", view);
    }

    /** Bodies into which the visitor may look. */
    private List<Body> open(Handle handle, Visitor visitor) {
        return directory.bodies(handle, visitor.communeId()).stream()
                .filter(body -> visitor.may(Right.READ_MEMBERS, body))
                .toList();
    }

    private BodyRow row(Handle handle, List<Body> open, Body body) {
        return new BodyRow(
                "/hoi-vien/" + body.code(),
                body.name(),
                wording.number(directory.countMembers(handle, body.id())),
                chat(body),
                children(handle, open, body));
    }

    private List<BodyRow> children(Handle handle, List<Body> open, Body body) {
        return open.stream()
                .filter(other -> body.id().equals(other.parent()))
                .map(child -> row(handle, open, child))
                .toList();
    }

    private String chat(Body body) {
        return body.group() == null ? "" : wording.text("members.chat");
    }

    private BodyView view(
            Handle handle, Visitor visitor, List<Body> open, Body body, int asked, String error, String done) {
        boolean phones = visitor.may(Right.SEE_PHONES, body);
        var rows = new ArrayList<MemberRow>();
        int linked = 0;
        int followers = 0;
        List<Member> roll = directory.roll(handle, body.id());
        int from = asked < roll.size() ? asked : 0;
        for (Member member : roll) {
            Person person = member.person();
            boolean reachable = person.zalo() != null && !person.blocked();
            linked += reachable ? 1 : 0;
            followers += person.zalo() != null && person.blocked() ? 1 : 0;
        }
        int until = Math.min(from + AT_ONCE, roll.size());
        roll.subList(from, until).forEach(member -> rows.add(row(member.membership(), member.person(), phones)));
        int unlinked = roll.size() - linked - followers;
        Body parent = parent(open, body);
        List<BodyRow> children = children(handle, open, body);
        return new BodyView(
                frame.of(visitor, body.name(), "/hoi-vien"),
                parent == null ? "/hoi-vien" : "/hoi-vien/" + parent.code(),
                parent == null ? wording.text("members.all") : parent.name(),
                body.name(),
                counted(handle, body, children, roll.size()),
                "/hoi-vien/" + body.code() + "/to-moi",
                words(children, roll.size()),
                wording.number(roll.size()),
                wording.number(linked),
                wording.number(followers),
                wording.number(unlinked),
                linked,
                followers,
                unlinked,
                phones,
                rows,
                new BodyView.Part(
                        roll.size() <= AT_ONCE
                                ? ""
                                : wording.text(
                                        "members.part",
                                        Map.of(
                                                "from", wording.number(from + 1),
                                                "until", wording.number(until),
                                                "n", wording.number(roll.size()))),
                        from == 0 ? "" : "?tu=" + Math.max(0, from - AT_ONCE),
                        until == roll.size() ? "" : "?tu=" + until),
                children,
                body.group() != null || !rows.isEmpty() ? panels.of(handle, visitor, body) : null,
                error,
                done);
    }

    /** An association is its branches: how many people that is, and how many of them stand on its own roll. */
    private String counted(Handle handle, Body body, List<BodyRow> children, int own) {
        String all = wording.number(directory.countMembers(handle, body.id()));
        String kind = children.isEmpty() ? "" : own == 0 ? ".branches" : ".below";
        return wording.text("members.count" + kind, Map.of("n", all, "body", body.name(), "own", wording.number(own)));
    }

    private BodyView.Words words(List<BodyRow> children, int own) {
        String kind = children.isEmpty() ? "" : ".own";
        return new BodyView.Words(
                wording.text("members.zalo" + kind),
                wording.text("members.total" + kind),
                wording.text("members.list" + kind, Map.of("n", wording.number(own))));
    }

    private static @Nullable Body parent(List<Body> open, Body body) {
        return open.stream()
                .filter(other -> other.id().equals(body.parent()))
                .findFirst()
                .orElse(null);
    }

    private MemberRow row(Membership membership, Person person, boolean phones) {
        String status = person.zalo() == null ? "unreachable" : person.blocked() ? "failed" : "acknowledged";
        return new MemberRow(
                person.name(),
                status,
                wording.text("member." + status),
                wording.text("role." + membership.role()),
                phones ? wording.phone(person.phone()) : "");
    }
}
