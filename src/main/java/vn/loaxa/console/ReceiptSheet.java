package vn.loaxa.console;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Receipt;

/** The receipt list of a directive as a table: for Excel, and as CSV that Excel reads (with a mark of UTF-8 at its head). */
final class ReceiptSheet {
    private static final List<String> COLUMNS =
            List.of("name", "village", "body", "status", "changed", "acknowledged", "proxied", "reason");

    private final Wording wording;
    private final ZoneId zone;

    ReceiptSheet(Wording wording, ZoneId zone) {
        this.wording = wording;
        this.zone = zone;
    }

    byte[] csv(List<Receipt> receipts) {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(head());
            for (Receipt receipt : receipts) {
                printer.printRecord(
                        cells(receipt).stream().map(ReceiptSheet::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    byte[] xlsx(List<Receipt> receipts) {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "LoaXa", "1.0")) {
            Worksheet sheet = book.newWorksheet(wording.text("sheet.title"));
            List<String> head = head();
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, column == 0 || column == head.size() - 1 ? 32 : 20);
            }
            for (int row = 0; row < receipts.size(); row++) {
                List<String> cells = cells(receipts.get(row));
                for (int column = 0; column < cells.size(); column++) {
                    sheet.value(row + 1, column, cells.get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook into memory", e);
        }
        return bytes.toByteArray();
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

    /** A spreadsheet takes what begins like this for a formula; a name must never run as one. */
    static String harmless(String cell) {
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
