package vn.loaxa.directory.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import vn.loaxa.text.Vietnamese;

/** A roster as rows of cells, wherever it came from: CSV with comma, semicolon or tab, or the first sheet of a workbook. */
final class RosterTable {
    record Cell(String text, Place place) {}

    private RosterTable() {}

    /** Empty rows are left out. Nothing after a fault. */
    static List<List<Cell>> read(byte[] content, Faults faults) {
        if (content.length == 0) {
            faults.add(Place.FILE, "", "empty-file", Map.of());
            return List.of();
        }
        if (ReadableWorkbook.isOLE2Header(content)) {
            faults.add(Place.FILE, "", "old-excel", Map.of());
            return List.of();
        }
        return ReadableWorkbook.isOOXMLZipHeader(content) ? workbook(content, faults) : csv(content, faults);
    }

    private static List<List<Cell>> workbook(byte[] content, Faults faults) {
        var rows = new ArrayList<List<Cell>>();
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(content));
                Stream<Row> lines = workbook.getFirstSheet().openStream()) {
            lines.forEach(row -> add(rows, cells(row)));
        } catch (IOException | UncheckedIOException | ExcelReaderException e) {
            faults.add(Place.FILE, "", "broken-workbook", Map.of());
            return List.of();
        }
        return rows;
    }

    private static List<Cell> cells(Row row) {
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < row.getCellCount(); column++) {
            String address = address(column, row.getRowNum());
            String text = row.getOptionalCell(column).map(RosterTable::text).orElse("");
            cells.add(new Cell(Vietnamese.clean(text), Place.cell(row.getRowNum(), column + 1, address)));
        }
        return cells;
    }

    /** A phone typed as a number must not come out as 9.12345678E8; a formula gives what it last came to. */
    private static String text(org.dhatim.fastexcel.reader.Cell cell) {
        if (cell.getType() == CellType.NUMBER) {
            return cell.asNumber().toPlainString();
        }
        String text = cell.getType() == CellType.FORMULA ? cell.getRawValue() : cell.getText();
        return Optional.ofNullable(text).orElse("");
    }

    private static String address(int column, int line) {
        return org.dhatim.fastexcel.reader.CellAddress.convertNumToColString(column) + line;
    }

    private static List<List<Cell>> csv(byte[] content, Faults faults) {
        Optional<String> text = Utf8.decode(content);
        if (text.isEmpty()) {
            faults.add(Place.FILE, "", "not-utf8", Map.of());
            return List.of();
        }
        var rows = new ArrayList<List<Cell>>();
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(delimiter(text.get()))
                .setIgnoreEmptyLines(false)
                .get();
        long line = 1;
        try (CSVParser parser = CSVParser.builder()
                .setReader(new StringReader(text.get()))
                .setFormat(format)
                .get()) {
            for (CSVRecord record : parser) {
                add(rows, cells(record, (int) line));
                line = parser.getCurrentLineNumber() + 1;
            }
        } catch (IOException | UncheckedIOException e) {
            faults.add(Place.at((int) line, 1), "", "broken-csv", Map.of());
            return List.of();
        }
        return rows;
    }

    private static List<Cell> cells(CSVRecord record, int line) {
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < record.size(); column++) {
            cells.add(new Cell(Vietnamese.clean(record.get(column)), Place.at(line, column + 1)));
        }
        return cells;
    }

    private static void add(List<List<Cell>> rows, List<Cell> cells) {
        if (cells.stream().anyMatch(cell -> !cell.text().isEmpty())) {
            rows.add(cells);
        }
    }

    /** Excel with Vietnamese settings writes semicolons. Whatever parts the first lines most often is it. */
    private static char delimiter(String text) {
        String head = String.join("\n", text.lines().limit(5).toList());
        char best = ',';
        for (char candidate : new char[] {';', '\t'}) {
            if (count(head, candidate) > count(head, best)) {
                best = candidate;
            }
        }
        return best;
    }

    private static long count(String text, char wanted) {
        return text.chars().filter(character -> character == wanted).count();
    }
}
