package vn.loaxa.console;

import io.javalin.http.Context;
import vn.loaxa.db.Database;

/** What may be done with something that was begun and not sent. */
final class DraftPages {
    private final Database database;
    private final Drafting drafting;

    DraftPages(Database database, Drafting drafting) {
        this.database = database;
        this.drafting = drafting;
    }

    void delete(Context context, Visitor visitor) {
        long id = ComposePages.draftId(context.pathParam("id"));
        database.write(handle -> {
            drafting.delete(handle, visitor, id);
            return true;
        });
        context.redirect("/chi-dao");
    }
}
