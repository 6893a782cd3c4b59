package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import vn.loaxa.audit.Audit;
import vn.loaxa.console.view.ProductsView;
import vn.loaxa.conversation.Products;
import vn.loaxa.conversation.Products.Product;
import vn.loaxa.conversation.Products.State;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Right;
import vn.loaxa.text.Messages;

/** What residents have to sell, for whoever enters it into the supply-demand portal. */
final class ProductPages {
    private static final List<Right> SERVE = List.of(Right.SERVE_RESIDENTS);
    private static final int LISTED = 500;
    private static final int EXPORTED = 10_000;

    private final Database database;
    private final Products products;
    private final Audit audit;
    private final Frame frame;
    private final Renderer renderer;
    private final Wording wording;
    private final Messages words;
    private final Clock clock;

    ProductPages(
            Database database,
            Products products,
            Audit audit,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Messages words,
            Clock clock) {
        this.database = database;
        this.products = products;
        this.audit = audit;
        this.frame = frame;
        this.renderer = renderer;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    void addTo(Routes routes) {
        routes.get("/san-pham", SERVE, this::list)
                .get("/san-pham.csv", SERVE, this::export)
                .post("/san-pham/{id}", SERVE, this::change);
    }

    private void list(Context context, Visitor visitor) {
        List<Product> all = database.read(handle -> products.list(handle, visitor.communeId(), LISTED));
        long fresh =
                all.stream().filter(product -> product.state() == State.NEW).count();
        renderer.page(
                context,
                "products",
                new ProductsView(
                        frame.of(visitor, wording.text("nav.products"), "/san-pham"),
                        words.text(
                                "products.heading",
                                Map.of("n", wording.number(all.size()), "fresh", wording.number(fresh))),
                        all.stream().map(product -> item(product, visitor)).toList(),
                        Arrays.stream(State.values())
                                .map(state ->
                                        new ProductsView.Option(state.name(), words.text("product.state." + state)))
                                .toList()));
    }

    private ProductsView.Item item(Product product, Visitor visitor) {
        return new ProductsView.Item(
                product.id(),
                product.name(),
                product.amount(),
                product.price(),
                product.village(),
                wording.phone(product.phone()),
                product.media().matches("https?://\\S{1,2000}") ? product.media() : "",
                wording.moment(product.at(), clock.instant(), visitor.zone()),
                words.text("product.st." + product.state()),
                product.state().name());
    }

    /** Without those that are hidden. The mark at its head tells spreadsheets that it is UTF-8. */
    private void export(Context context, Visitor visitor) {
        List<Product> shown = database.read(handle -> products.list(handle, visitor.communeId(), EXPORTED)).stream()
                .filter(product -> product.state() != State.HIDDEN)
                .toList();
        context.contentType("text/csv; charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"san-pham.csv\"")
                .result("\uFEFF" + Products.csv(shown));
    }

    private void change(Context context, Visitor visitor) {
        String typed = String.valueOf(context.formParam("tinh-trang"));
        State state = Arrays.stream(State.values())
                .filter(it -> it.name().equals(typed))
                .findFirst()
                .orElseThrow(NotThere::new);
        String id = context.pathParam("id");
        boolean found = id.matches("\\d{1,15}")
                && database.<Boolean>write(handle -> products.becomes(
                        handle, visitor.communeId(), visitor.actor(), audit, Long.parseLong(id), state));
        if (!found) {
            throw new NotThere();
        }
        context.redirect("/san-pham#sp-" + id);
    }
}
