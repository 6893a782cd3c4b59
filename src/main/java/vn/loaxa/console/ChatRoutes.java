package vn.loaxa.console;

import java.time.Clock;
import java.util.List;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;

/** The pages about the group chats of bodies. */
final class ChatRoutes {
    private static final String CHAT = "/hoi-vien/{code}/nhom-chat";
    private static final List<Right> MAKE = List.of(Right.MAKE_CHAT);
    private static final List<Right> FILL = List.of(Right.MAKE_CHAT, Right.MANAGE_MEMBERS);
    private static final List<Right> KEEP = List.of(Right.MANAGE_MEMBERS);

    private final Database database;
    private final Directory directory;
    private final ChatPanels panels;
    private final MemberPages members;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Clock clock;

    ChatRoutes(
            Database database,
            Directory directory,
            ChatPanels panels,
            MemberPages members,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock) {
        this.database = database;
        this.directory = directory;
        this.panels = panels;
        this.members = members;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.clock = clock;
    }

    void add(Routes routes, ChatParts parts) {
        panels.with(parts);
        var making = new ChatMakePages(database, directory, parts, frame, renderer, wording, clock);
        var filling = new ChatPages(database, directory, parts, panels, members, renderer, wording);
        routes.get(CHAT, MAKE, making::form)
                .post(CHAT, MAKE, making::make)
                .get(CHAT + "/tinh-hinh", List.of(Right.READ_MEMBERS), filling::panel)
                .post(CHAT + "/moi", FILL, filling::invite)
                .post(CHAT + "/dung", FILL, filling::stop)
                .post(CHAT + "/ghep", KEEP, filling::match)
                .post(CHAT + "/them", KEEP, filling::add);
    }
}
