package vn.loaxa.membership.chat;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.zalo.user.QuotaAsset;

/**
 * The right to one group chat, bought or included.
 *
 * @param size how many the chat may hold, the Official Account counted; 0 if Zalo did not tell
 * @param validThrough its last day, or null if Zalo did not tell
 * @param available whether it carries no chat yet
 */
public record ChatPackage(
        String assetId, int size, @Nullable LocalDate validThrough, boolean available) {

    /** As Zalo tells of it: the size stands in the type, such as gmf100. */
    public static ChatPackage of(QuotaAsset asset) {
        String digits = asset.productType().replaceAll("\\D", "");
        int size = digits.isEmpty() || digits.length() > 6 ? 0 : Integer.parseInt(digits);
        return new ChatPackage(asset.assetId(), size, asset.validThrough(), asset.available());
    }

    /** Those that a chat can still be made on, the smallest first. */
    public static List<ChatPackage> free(List<ChatPackage> all, LocalDate today) {
        return all.stream()
                .filter(one -> one.available() && one.size() > 0)
                .filter(one -> one.validThrough() == null || !one.validThrough().isBefore(today))
                .sorted(Comparator.comparingInt(ChatPackage::size))
                .toList();
    }
}
