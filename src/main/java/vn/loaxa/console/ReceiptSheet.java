package vn.loaxa.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Receipt;

/** The receipt list of a directive as a table. */
final class ReceiptSheet {
    private static final List<String> COLUMNS =
            List.of("name", "village", "body", "status", "changed", "acknowledged", "proxied", "reason");

    private final Wording wording;
    private final ZoneId zone;

    ReceiptSheet(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    Sheet of(List<Receipt> receipts) {
        return new Sheet(
                wording.text("sheet.title"),
                head(),
                receipts.stream().map(this::cells).toList());
    }

    private List<String> head() {
        return COLUMNS.stream().map(column -> wording.text("sheet." + column)).toList();
    }

    private List<String> cells(Receipt receipt) {
        var acknowledged = receipt.acknowledgedAt();
        List<String> cells = new ArrayList<>(List.of(receipt.name(), receipt.village(), receipt.body()));
        cells.add(wording.text("status." + key(receipt.status())));
        cells.add(wording.paper(receipt.changedAt(), zone));
        cells.add(acknowledged == null ? "" : wording.paper(acknowledged, zone));
        cells.add(receipt.proxied() ? wording.text("sheet.yes") : "");
        cells.add(receipt.reason());
        return cells;
    }

    private static String key(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
