package vn.loaxa.conversation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.db.CommuneId;
import vn.loaxa.db.Database;
import vn.loaxa.directory.PersonId;
import vn.loaxa.paper.Paper;
import vn.loaxa.paper.PaperAnswer;
import vn.loaxa.paper.PaperIntake;
import vn.loaxa.text.Messages;
import vn.loaxa.zalo.media.MediaDownload;
import vn.loaxa.zalo.media.MediaDownload.Outcome;

/**
 * Fetches the papers that officials send into the chat and has them read, outside of any transaction: a file may take seconds,
 * and what is in it may be hostile. The conversation then goes on where it waited. An errand outlives the process; a paper whose
 * sender has given up in the meantime is not kept. Thread-safe; several processes may run it on one database.
 */
public final class PaperErrands {
    /** Longer than fetching and reading take. */
    private static final Duration HOLD = Duration.ofMinutes(3);

    private static final Duration AGAIN = Duration.ofSeconds(10);
    private static final int MOST_ATTEMPTS = 3;
    private static final int MEGABYTE = 1024 * 1024;
    private static final Messages MESSAGES = new Messages("conversation");

    private final Database database;
    private final ConversationService conversations;
    private final MediaDownload download;
    private final PaperIntake intake;
    private final Keeper keeper;
    private final Clock clock;
    private final PaperErrandStore store = new PaperErrandStore();

    /** Keeps a paper as something that this person brought, until it is sent or forgotten. */
    public interface Keeper {
        /** Returns the file's id. Part of the caller's transaction. */
        long keep(Handle handle, CommuneId commune, PersonId person, String name, byte[] bytes, Paper paper);
    }

    public PaperErrands(
            Database database,
            ConversationService conversations,
            MediaDownload download,
            PaperIntake intake,
            Keeper keeper,
            Clock clock) {
        this.database = database;
        this.conversations = conversations;
        this.download = download;
        this.intake = intake;
        this.keeper = keeper;
        this.clock = clock;
    }

    /** Runs what is due, on the calling thread; returns how many came to an end. Not to be called inside a transaction. */
    public int runDue() {
        int ended = 0;
        List<PaperErrand> due = database.read(handle -> store.due(handle, clock.instant()));
        for (PaperErrand errand : due) {
            Instant until = clock.instant().plus(HOLD);
            if (database.write(handle -> store.hold(handle, errand, until))) {
                ended += run(errand) ? 1 : 0;
            }
        }
        return ended;
    }

    private boolean run(PaperErrand errand) {
        Outcome fetched = errand.attempts() >= MOST_ATTEMPTS
                ? new Outcome.Failed()
                : download.fetch(errand.address(), intake.mostBytes());
        boolean lastTime = errand.attempts() + 1 >= MOST_ATTEMPTS;
        if (fetched instanceof Outcome.Failed && !lastTime) {
            return again(errand);
        }
        if (fetched instanceof Outcome.Fetched file) {
            PaperAnswer answer = intake.read(file.bytes());
            boolean busy = answer instanceof PaperAnswer.Refused refused && refused.why() == PaperAnswer.Refusal.BUSY;
            return busy && !lastTime
                    ? again(errand)
                    : database.write(handle -> ended(handle, errand, file.bytes(), answer));
        }
        String why = fetched instanceof Outcome.TooLarge
                ? "TOO_LARGE"
                : fetched instanceof Outcome.Gone ? "GONE" : "NOT_FETCHED";
        return database.write(handle -> {
            boolean mine = store.end(handle, errand);
            return mine && conversations.carryOn(handle, errand, () -> refused(errand, why, ""));
        });
    }

    private boolean again(PaperErrand errand) {
        Instant due = clock.instant().plus(AGAIN);
        database.write(handle -> {
            store.later(handle, errand, due);
            return true;
        });
        return false;
    }

    private boolean ended(Handle handle, PaperErrand errand, byte[] bytes, PaperAnswer answer) {
        return store.end(handle, errand)
                && conversations.carryOn(handle, errand, () -> {
                    if (answer instanceof PaperAnswer.Refused refused) {
                        return refused(errand, refused.why().name(), refused.detail());
                    }
                    Paper paper = ((PaperAnswer.Read) answer).paper();
                    boolean undrawn = bytes.length > intake.pictureAbove() && paper.picture().length == 0;
                    return undrawn ? refused(errand, "NO_PICTURE", "") : kept(handle, errand, bytes, paper);
                });
    }

    private Input.Outcome kept(Handle handle, PaperErrand errand, byte[] bytes, Paper paper) {
        String name = PaperTalk.fileName(errand.name(), paper);
        long file = keeper.keep(handle, errand.commune(), errand.person(), name, bytes, paper);
        return new Input.Outcome(
                "kept",
                Map.of(
                        "ma_tep",
                        Long.toString(file),
                        "tep_doc",
                        PaperTalk.describe(name, paper),
                        "van_ban",
                        PaperTalk.quoted(paper)));
    }

    private Input.Outcome refused(PaperErrand errand, String why, String detail) {
        String[] mark = detail.split("\\|", 2);
        Map<String, Object> words = new HashMap<>(Map.of("most", intake.mostBytes() / MEGABYTE, "mark", mark[0]));
        words.put("page", mark.length > 1 ? mark[1] : "");
        words.put("name", PaperTalk.shortened(errand.name()));
        return new Input.Outcome("refused", Map.of("ly_do", MESSAGES.text("paper." + why, words)));
    }
}
