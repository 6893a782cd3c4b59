package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.broadcast.Papers;
import vn.loaxa.console.FormStore.Upload;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.PaperAnswer;
import vn.loaxa.paper.PaperIntake;

/** Takes in the files of the compose form. Thread-safe. */
final class ComposeFiles {
    private static final int MEGABYTE = 1024 * 1024;

    private final PaperIntake intake;
    private final Papers papers;
    private final Clock clock;
    private final Chance chance;
    private final FormStore store = new FormStore();

    ComposeFiles(PaperIntake intake, Papers papers, Clock clock, Chance chance) {
        this.intake = intake;
        this.papers = papers;
        this.clock = clock;
        this.chance = chance;
    }

    String most() {
        return Integer.toString(intake.mostBytes() / MEGABYTE);
    }

    /** Above this Zalo takes no file, and the first page goes into the chat as a picture. In bytes. */
    int pictureAbove() {
        return intake.pictureAbove();
    }

    String pictureNote() {
        return PaperViews.WORDS.text("file.picture", Map.of("most", pictureAbove() / MEGABYTE));
    }

    /** Looks at the file of the form, which may take a while: not to be called inside a transaction. Null if there is none. */
    @Nullable
    Taken take(Context context) {
        Attachment file = Attachment.of(context, intake.mostBytes());
        if (file == null) {
            return null;
        }
        PaperAnswer answer = file.tooLarge()
                ? new PaperAnswer.Refused(PaperAnswer.Refusal.TOO_LARGE, "")
                : intake.read(file.bytes());
        if (answer instanceof PaperAnswer.Refused refused) {
            return new Taken(file.name(), new byte[0], null, fault(file.name(), refused));
        }
        Paper paper = ((PaperAnswer.Read) answer).paper();
        boolean undrawn = file.bytes().length > intake.pictureAbove() && paper.picture().length == 0;
        String fault = undrawn ? PaperViews.WORDS.text("file.no-picture", Map.of("name", file.name())) : "";
        return new Taken(file.name(), file.bytes(), undrawn ? null : paper, fault);
    }

    private String fault(String name, PaperAnswer.Refused refused) {
        Map<String, String> words = new HashMap<>(Map.of("name", name, "most", most()));
        String[] mark = refused.detail().split("\\|", 2);
        words.put("mark", mark[0]);
        words.put("page", mark.length > 1 ? mark[1] : "");
        return PaperViews.WORDS.text("file." + refused.why(), words);
    }

    /** Keeps a file that came, so that it need not be chosen again when another field is wrong. */
    ComposeForm keep(Handle handle, Visitor visitor, ComposeForm form, @Nullable Taken taken) {
        Paper paper = taken == null ? null : taken.paper();
        if (taken == null || paper == null) {
            return form;
        }
        long id = papers.keep(handle, visitor.communeId(), taken.name(), taken.bytes(), paper);
        String token = chance.token();
        var upload = new Upload(id, taken.name(), taken.bytes().length);
        store.addUpload(handle, token, visitor.communeId(), visitor.id(), upload, clock.instant());
        return form.withUpload(token);
    }

    /** The file that the form brought before. */
    @Nullable
    Upload upload(Handle handle, Visitor visitor, ComposeForm form) {
        return store.upload(handle, form.uploadToken(), visitor).orElse(null);
    }

    /** What was read from it. */
    @Nullable
    Paper paper(Handle handle, Visitor visitor, @Nullable Upload upload) {
        return upload == null
                ? null
                : papers.of(handle, visitor.communeId(), upload.fileId()).orElse(null);
    }
}
