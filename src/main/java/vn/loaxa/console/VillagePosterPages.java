package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import vn.loaxa.console.view.PostersView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;
import vn.loaxa.directory.Village;
import vn.loaxa.text.Messages;

/** Posters for doors and notice boards: a code that opens the chat with the commune. One sheet of A4 for each village. */
final class VillagePosterPages {
    private final Database database;
    private final Directory directory;
    private final OfficeParts.Chat chat;
    private final Frame frame;
    private final Renderer renderer;
    private final Messages messages = new Messages("task");

    VillagePosterPages(Database database, Directory directory, OfficeParts.Chat chat, Frame frame, Renderer renderer) {
        this.database = database;
        this.directory = directory;
        this.chat = chat;
        this.frame = frame;
        this.renderer = renderer;
    }

    /** Those of the visitor's villages; without any, one for the commune. */
    void show(Context context, Visitor visitor) {
        PostersView view = database.read(handle -> {
            Optional<URI> address = chat.of(handle, visitor.communeId());
            List<String> villages = directory.villages(handle, visitor.communeId()).stream()
                    .filter(village -> visitor.authority().mayInVillage(Right.SEE_REPORTS, village.id()))
                    .map(Village::name)
                    .toList();
            return new PostersView(
                    frame.of(visitor, messages.text("posters"), OfficeRoutes.TASKS),
                    villages.isEmpty() ? List.of("") : villages,
                    address.map(found -> QrCode.of(found.toString())).orElse(null),
                    address.map(URI::toString).orElse(""));
        });
        renderer.page(context, "posters", view);
    }
}
