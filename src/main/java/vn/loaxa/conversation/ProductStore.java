package vn.loaxa.conversation;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.Products.Product;
import vn.loaxa.conversation.Products.State;
import vn.loaxa.db.CommuneId;

/** Keeps what residents have to sell. */
final class ProductStore {
    long add(Handle handle, CommuneId commune, Product product) {
        return handle.createQuery("""
                        INSERT INTO product_listing (commune_id, user_id, name, amount, price, village, phone, media, at)
                        VALUES (:commune, :user, :name, :amount, :price, :village, :phone, :media, :at) RETURNING id""")
                .bind("commune", commune.value())
                .bind("user", product.user())
                .bind("name", product.name())
                .bind("amount", product.amount())
                .bind("price", product.price())
                .bind("village", product.village())
                .bind("phone", product.phone())
                .bind("media", product.media())
                .bind("at", product.at().toEpochMilli())
                .mapTo(Long.class)
                .one();
    }

    List<Product> list(Handle handle, CommuneId commune, int most) {
        return handle.createQuery("""
                        SELECT id, user_id, name, amount, price, village, phone, media, at, state FROM product_listing
                        WHERE commune_id = :commune ORDER BY at DESC, id DESC LIMIT :most""")
                .bind("commune", commune.value())
                .bind("most", most)
                .map((row, context) -> new Product(
                        row.getLong("id"),
                        row.getString("user_id"),
                        row.getString("name"),
                        row.getString("amount"),
                        row.getString("price"),
                        row.getString("village"),
                        row.getString("phone"),
                        row.getString("media"),
                        Instant.ofEpochMilli(row.getLong("at")),
                        State.valueOf(row.getString("state"))))
                .list();
    }

    boolean becomes(Handle handle, CommuneId commune, long id, State state) {
        return handle.createUpdate("UPDATE product_listing SET state = :state WHERE commune_id = :commune AND id = :id")
                        .bind("commune", commune.value())
                        .bind("id", id)
                        .bind("state", state.name())
                        .execute()
                == 1;
    }

    int listedSince(Handle handle, CommuneId commune, String user, Instant since) {
        return handle.createQuery("""
                        SELECT COUNT(*) FROM product_listing
                        WHERE commune_id = :commune AND user_id = :user AND at > :since""")
                .bind("commune", commune.value())
                .bind("user", user)
                .bind("since", since.toEpochMilli())
                .mapTo(Integer.class)
                .one();
    }
}
