package vn.loaxa.console;

import io.javalin.http.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/**
 * A table to take away: for Excel, and as CSV that Excel reads (with a mark of UTF-8 at its head). No cell runs as a formula: in
 * the workbook all are texts, and in the CSV what would be taken for one gets a mark before it.
 */
record Sheet(String title, List<String> head, List<List<String>> rows) {
    private static final int WIDE = 32;
    private static final int NARROW = 20;

    byte[] csv() {
        StringBuilder text = new StringBuilder("\uFEFF");
        try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.EXCEL)) {
            printer.printRecord(head);
            for (List<String> row : rows) {
                printer.printRecord(row.stream().map(Sheet::harmless).toList());
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a table into memory", e);
        }
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    private byte[] xlsx() {
        var bytes = new ByteArrayOutputStream();
        try (var book = new Workbook(bytes, "LoaXa", "1.0")) {
            Worksheet sheet = book.newWorksheet(title);
            for (int column = 0; column < head.size(); column++) {
                sheet.value(0, column, head.get(column));
                sheet.style(0, column).bold().set();
                sheet.width(column, column == 0 || column == head.size() - 1 ? WIDE : NARROW);
            }
            for (int row = 0; row < rows.size(); row++) {
                for (int column = 0; column < rows.get(row).size(); column++) {
                    sheet.value(row + 1, column, rows.get(row).get(column));
                }
            }
            sheet.freezePane(0, 1);
        } catch (IOException e) {
            throw new UncheckedIOException("Writing a workbook into memory", e);
        }
        return bytes.toByteArray();
    }

    /** Answers with the table as a file of this kind, {@code csv} or {@code xlsx}; any other kind is not there. */
    void send(Context context, String kind, String name) {
        if (kind.equals("csv")) {
            context.contentType("text/csv; charset=utf-8").result(csv());
        } else if (kind.equals("xlsx")) {
            context.contentType("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet")
                    .result(xlsx());
        } else {
            throw new NotThere();
        }
        context.header("Content-Disposition", "attachment; filename=\"" + name + "." + kind + "\"");
    }

    /** A spreadsheet takes what begins like this for a formula; a name must never run as one. */
    static String harmless(String cell) {
        return cell.isEmpty() || "=+-@\t\r".indexOf(cell.charAt(0)) < 0 ? cell : "'" + cell;
    }
}
