package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import vn.loaxa.audit.Actor;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.CommuneId;

/** What residents have to sell, for the supply-demand portal. Thread-safe. */
public final class Products {
    /** One account cannot flood the list. */
    static final int MOST_PER_DAY = 10;

    private static final String HEAD = "so,ten,so_luong,gia,thon,dien_thoai,anh,ngay";

    private final ProductStore store = new ProductStore();

    /**
     * One listing.
     *
     * @param phone the one to publish
     * @param media address of a picture; empty for none
     * @param state whether it is in the portal yet
     */
    public record Product(
            long id,
            String user,
            String name,
            String amount,
            String price,
            String village,
            String phone,
            String media,
            Instant at,
            State state) {
        @Override
        public String toString() {
            return "Product[" + id + "]";
        }
    }

    /** Where a listing stands. */
    public enum State {
        NEW,
        /** Entered into the supply-demand portal. */
        ENTERED,
        /** Not to be shown: a double, or no product. */
        HIDDEN
    }

    /** False if there is no such listing in the commune. Audited. */
    public boolean becomes(Handle handle, CommuneId commune, Actor actor, Audit audit, long id, State state) {
        boolean found = store.becomes(handle, commune, id, state);
        if (found) {
            audit.record(handle, commune, actor, "product.state", "product:" + id, Map.of("state", state.name()));
        }
        return found;
    }

    /** Newest first, at most so many. */
    public List<Product> list(Handle handle, CommuneId commune, int most) {
        return store.list(handle, commune, most);
    }

    /** For the portal: one product a line, with a head. Opens in a spreadsheet without running anything. */
    public static String csv(List<Product> products) {
        return products.stream()
                .map(it -> Stream.of(
                                String.valueOf(it.id()),
                                it.name(),
                                it.amount(),
                                it.price(),
                                it.village(),
                                it.phone(),
                                it.media(),
                                it.at().toString())
                        .map(Csv::field)
                        .collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", HEAD + "\r\n", "\r\n"));
    }

    long add(Handle handle, CommuneId commune, Product product) {
        return store.add(handle, commune, product);
    }

    int listedSince(Handle handle, CommuneId commune, String user, Instant since) {
        return store.listedSince(handle, commune, user, since);
    }
}
