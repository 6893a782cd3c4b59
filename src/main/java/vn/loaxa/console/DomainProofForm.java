package vn.loaxa.console;

import io.javalin.http.Context;
import io.javalin.http.UploadedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.loaxa.audit.Audit;
import vn.loaxa.db.Database;
import vn.loaxa.text.Messages;

/** Takes the proof of the domain: the file as downloaded from Zalo, or its code. */
final class DomainProofForm {
    private static final Pattern CODE = Pattern.compile("[A-Za-z0-9_-]{1,100}");
    /** As people copy it: the code, the file's name, or the whole meta line. */
    private static final Pattern TYPED =
            Pattern.compile("(?:.*content=\"|zalo_verifier)?([A-Za-z0-9_-]{1,100})(?:\".*|\\.html)?");

    private final Database database;
    private final DomainProofs proofs;
    private final Audit audit;
    private final AccountPage page;
    private final Messages sentences;

    DomainProofForm(Database database, DomainProofs proofs, Audit audit, AccountPage page, Messages sentences) {
        this.database = database;
        this.proofs = proofs;
        this.audit = audit;
        this.page = page;
        this.sentences = sentences;
    }

    void keep(Context context, Visitor visitor) {
        @Nullable UploadedFile file = context.isMultipartFormData() ? context.uploadedFile("tep") : null;
        String fault = file == null || file.size() == 0 ? typed(context, visitor) : uploaded(file, visitor);
        if (!fault.isEmpty()) {
            context.status(400);
            page.show(context, visitor, AccountPage.Note.proof(fault));
            return;
        }
        context.redirect(Console.ACCOUNT + "?xong=ten-mien#ten-mien");
    }

    private String typed(Context context, Visitor visitor) {
        String typed = String.valueOf(context.formParam("ma")).strip();
        Matcher code = TYPED.matcher(typed);
        if (typed.isEmpty() || !code.matches() || !CODE.matcher(code.group(1)).matches()) {
            return sentences.text(typed.isEmpty() ? "proof.empty" : "proof.code");
        }
        keep(visitor, "zalo_verifier" + code.group(1) + ".html", DomainProofs.made(code.group(1)));
        return "";
    }

    private String uploaded(UploadedFile file, Visitor visitor) {
        String name = file.filename().substring(file.filename().lastIndexOf('/') + 1);
        if (!DomainProofs.isName(name) || file.size() > DomainProofs.LARGEST) {
            return sentences.text("proof.file");
        }
        byte[] content = content(file);
        String text = new String(content, StandardCharsets.UTF_8);
        String code = name.substring("zalo_verifier".length(), name.length() - ".html".length());
        if (!text.contains(code) || text.toLowerCase(Locale.ROOT).contains("<script")) {
            return sentences.text("proof.content");
        }
        keep(visitor, name, content);
        return "";
    }

    private void keep(Visitor visitor, String name, byte[] content) {
        proofs.keep(name, content);
        database.write(handle -> {
            audit.record(handle, visitor.communeId(), visitor.actor(), "account.proof-kept", name, Map.of());
            return name;
        });
    }

    private static byte[] content(UploadedFile file) {
        try (var in = file.content()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("Reading an uploaded file", e);
        }
    }
}
