package vn.loaxa.console;

import io.javalin.http.Context;
import java.util.Map;
import vn.loaxa.account.OfficialAccounts;
import vn.loaxa.console.view.PosterView;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Right;

/** A sheet to hang up in the culture house: the way into one body, as a picture for the phone and in three steps. */
final class PosterPages {
    /** Opens the chat with an Official Account; Zalo's own short address. */
    private static final String CHAT = "https://zalo.me/";

    private final Database database;
    private final Directory directory;
    private final OfficialAccounts accounts;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;

    PosterPages(
            Database database,
            Directory directory,
            OfficialAccounts accounts,
            Frame frame,
            Renderer renderer,
            Wording wording) {
        this.database = database;
        this.directory = directory;
        this.accounts = accounts;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
    }

    void show(Context context, Visitor visitor) {
        String code = context.pathParam("code");
        Body body = database.read(handle -> directory.bodies(handle, visitor.communeId()).stream()
                .filter(one -> one.code().equals(code) && visitor.may(Right.READ_MEMBERS, one))
                .findFirst()
                .orElseThrow(NotThere::new));
        String address = accounts.known().stream()
                .filter(account -> account.commune().equals(visitor.communeId()))
                .findFirst()
                .map(account -> CHAT + account.oaId().value())
                .orElseThrow(NotThere::new);
        renderer.page(
                context,
                "poster",
                new PosterView(
                        frame.of(visitor, wording.text("poster.title", Map.of("body", body.name())), "/hoi-vien"),
                        "/hoi-vien/" + body.code(),
                        body.name(),
                        visitor.commune().name(),
                        wording.text("poster.says", Map.of("body", body.name())),
                        address,
                        QrCode.of(address)));
    }
}
