package vn.loaxa.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.Handle;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import vn.loaxa.audit.Actor;
import vn.loaxa.directory.Commune;
import vn.loaxa.directory.imports.ImportReport;
import vn.loaxa.directory.imports.OrganisationImport;
import vn.loaxa.directory.imports.RosterImport;

/** Brings an organisation or a roster in: all of it, or nothing and every reason why. */
@Command(
        name = "import",
        description =
                "Nhập tổ chức (YAML) hoặc danh sách hội viên (CSV, XLSX). Còn một dòng sai thì không nhập dòng nào.",
        mixinStandardHelpOptions = true)
final class ImportCommand implements Callable<Integer> {
    private static final Actor TERMINAL = new Actor(null, "Người quản trị máy chủ", "import");

    @Mixin
    private SettingsOptions options = new SettingsOptions();

    @Parameters(paramLabel = "FILE", description = "Tệp .yaml, .yml, .csv hoặc .xlsx.")
    private Path file = Path.of("");

    @Option(names = "--dry-run", description = "Chỉ xem sẽ thay đổi gì, không ghi.")
    private boolean dryRun;

    @Override
    public Integer call() {
        byte[] content = content();
        try (OfflineParts parts = OfflineParts.open(Config.read(options.read(Map.of())))) {
            ImportReport report = parts.database().write(handle -> run(parts, handle, content));
            report.lines().forEach(System.out::println);
            return report.ok() ? 0 : 1;
        }
    }

    private ImportReport run(OfflineParts parts, Handle handle, byte[] content) {
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".yaml") || lower.endsWith(".yml")) {
            return new OrganisationImport(parts.clock(), parts.audit()).run(handle, TERMINAL, name, content, dryRun);
        }
        List<Commune> communes = parts.directory().communes(handle);
        if (communes.isEmpty()) {
            throw new Failure("Chưa có xã nào. Nhập tệp tổ chức (.yaml) trước, rồi mới nhập danh sách hội viên.");
        }
        return new RosterImport(parts.clock(), parts.directory(), parts.audit())
                .run(handle, communes.get(0).id(), TERMINAL, name, content, dryRun);
    }

    private byte[] content() {
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new Failure("Không đọc được tệp “" + file + "”: "
                    + (Files.exists(file) ? e.getMessage() : "tệp không có ở đó") + ".");
        }
    }
}
