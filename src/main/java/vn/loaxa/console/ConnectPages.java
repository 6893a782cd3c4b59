package vn.loaxa.console;

import io.javalin.http.Context;
import java.net.URI;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.loaxa.account.ConsentResult;
import vn.loaxa.console.view.ConnectView;
import vn.loaxa.console.view.ConnectedView;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** To Zalo's consent page and back. */
final class ConnectPages {
    private static final int LONGEST_DETAIL = 200;

    private final AccountDesk desk;
    private final PublicAddress address;
    private final Guard guard;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages sentences;

    ConnectPages(
            AccountDesk desk,
            PublicAddress address,
            Guard guard,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages sentences) {
        this.desk = desk;
        this.address = address;
        this.guard = guard;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.sentences = sentences;
    }

    /** A page with the link, and not a redirect: whoever administers the OA may sit elsewhere, and the link can be sent to them. */
    void begin(Context context, Visitor visitor) {
        URI callback = address.at(context, AccountRoutes.CALLBACK);
        URI consent = desk.consents().begin(visitor.communeId(), visitor.actor(), callback);
        renderer.page(
                context,
                "connect",
                new ConnectView(
                        frame.of(visitor, sentences.text("connect.title"), Console.ACCOUNT),
                        consent.toString(),
                        callback.toString(),
                        wording.span(desk.consents().open()),
                        address.publicEnough(context)));
    }

    /** Zalo sends the browser here. Public: what proves itself is the mark in the address. */
    void answer(Context context) {
        @Nullable
        Visitor visitor = guard.visitor(context)
                .filter(found -> found.may(Right.ADMINISTER))
                .orElse(null);
        ConsentResult result = desk.consents()
                .finish(
                        context.queryString(),
                        visitor == null ? null : visitor.communeId(),
                        visitor == null ? null : visitor.actor());
        boolean home = visitor != null && visitor.communeId().equals(result.commune());
        if (result.connected() && home) {
            // Away from the address with the code in it: it would only say "used" when the page is loaded again.
            context.redirect(Console.ACCOUNT + "?xong=ket-noi");
            return;
        }
        String key = "connect." + result.kind().name();
        String detail = result.detail().length() > LONGEST_DETAIL
                ? result.detail().substring(0, LONGEST_DETAIL)
                : result.detail();
        context.status(result.connected() ? 200 : 400);
        renderer.page(
                context,
                "connected",
                new ConnectedView(
                        frame.of(visitor, sentences.text("connect.title"), Console.ACCOUNT),
                        result.connected(),
                        sentences.text(key + ".title"),
                        sentences.text(
                                key,
                                Map.of(
                                        "detail",
                                        detail,
                                        "span",
                                        wording.span(desk.consents().open()))),
                        visitor == null ? "" : Console.ACCOUNT));
    }
}
