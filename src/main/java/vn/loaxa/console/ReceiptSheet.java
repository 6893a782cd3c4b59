package vn.loaxa.console;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Receipt;

/** The receipt list of a directive as a table. */
final class ReceiptSheet {
    private static final List<String> COLUMNS =
            List.of("name", "village", "body", "status", "changed", "acknowledged", "proxied", "reason");
    /** Behind the others, where something was asked. */
    private static final List<String> ANSWERS = List.of("answer", "answered", "late", "answerProxied");

    private final Wording wording;
    private final ZoneId zone;

    ReceiptSheet(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    Sheet of(List<Receipt> receipts, boolean asked) {
        return new Sheet(
                wording.text("sheet.title"),
                head(asked),
                receipts.stream().map(receipt -> cells(receipt, asked)).toList());
    }

    private List<String> head(boolean asked) {
        return Stream.concat(COLUMNS.stream(), asked ? ANSWERS.stream() : Stream.of())
                .map(column -> wording.text("sheet." + column))
                .toList();
    }

    private List<String> cells(Receipt receipt, boolean asked) {
        var acknowledged = receipt.acknowledgedAt();
        List<String> cells = new ArrayList<>(List.of(receipt.name(), receipt.village(), receipt.body()));
        cells.add(wording.text("status." + key(receipt.status())));
        cells.add(wording.paper(receipt.changedAt(), zone));
        cells.add(acknowledged == null ? "" : wording.paper(acknowledged, zone));
        cells.add(receipt.proxied() ? wording.text("sheet.yes") : "");
        cells.add(receipt.reason());
        var answered = receipt.answered();
        if (asked && answered != null) {
            cells.add(answered.said());
            cells.add(wording.paper(answered.at(), zone));
            cells.add(answered.late() ? wording.text("sheet.yes") : "");
            cells.add(answered.proxied() ? wording.text("sheet.yes") : "");
        } else if (asked) {
            ANSWERS.forEach(column -> cells.add(""));
        }
        return cells;
    }

    private static String key(DeliveryStatus status) {
        return status.name().toLowerCase(Locale.ROOT);
    }
}
