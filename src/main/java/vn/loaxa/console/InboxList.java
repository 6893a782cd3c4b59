package vn.loaxa.console;

import io.javalin.http.Context;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;
import vn.loaxa.console.view.InboxView;
import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.thread.ResidentThread;
import vn.loaxa.conversation.thread.ThreadFilter;
import vn.loaxa.conversation.thread.ThreadSummary;
import vn.loaxa.text.Messages;

/** The list of threads: who waits, since when, and who takes care of it. */
final class InboxList {
    private static final int LISTED = 200;
    private static final int QUOTED = 140;
    private static final Duration MARKS_OF = Duration.ofDays(30);
    private static final Map<String, ThreadFilter.State> STATES = Map.of(
            "cho", ThreadFilter.State.WAITING,
            "da-tra-loi", ThreadFilter.State.ANSWERED,
            "xong", ThreadFilter.State.CLOSED);

    private final ResidentDesk desk;
    private final Frame frame;
    private final Wording wording;
    private final Messages words;
    private final Clock clock;

    InboxList(ResidentDesk desk, Frame frame, Wording wording, Messages words, Clock clock) {
        this.desk = desk;
        this.frame = frame;
        this.wording = wording;
        this.words = words;
        this.clock = clock;
    }

    /** What the address asks for; whatever it does not know counts as not asked. */
    private record Asked(String state, String kind, boolean mine) {
        static Asked of(Context context) {
            String state = String.valueOf(context.queryParam("xem"));
            String kind = String.valueOf(context.queryParam("loai"));
            return new Asked(
                    STATES.containsKey(state) ? state : "",
                    kind.equals("phan-anh") || kind.equals("gap-can-bo") ? kind : "",
                    "toi".equals(context.queryParam("cua")));
        }

        String query() {
            return "?xem=" + state + "&loai=" + kind + (mine ? "&cua=toi" : "");
        }

        ThreadFilter filter(Visitor visitor) {
            @Nullable Boolean cases = kind.isEmpty() ? null : (Boolean) kind.equals("phan-anh");
            return new ThreadFilter(
                    STATES.getOrDefault(state, ThreadFilter.State.OPEN), cases, mine ? visitor.id() : null);
        }
    }

    InboxView page(Handle handle, Context context, Visitor visitor) {
        Asked asked = Asked.of(context);
        return new InboxView(
                frame.of(visitor, wording.text("nav.inbox"), "/hop-thu"),
                List.of(
                        tab(asked, new Asked("", asked.kind(), asked.mine()), "inbox.tab.open"),
                        tab(asked, new Asked("cho", asked.kind(), asked.mine()), "inbox.tab.waiting"),
                        tab(asked, new Asked("da-tra-loi", asked.kind(), asked.mine()), "inbox.tab.answered"),
                        tab(asked, new Asked("xong", asked.kind(), asked.mine()), "inbox.tab.closed")),
                List.of(
                        tab(asked, new Asked(asked.state(), "", asked.mine()), "inbox.kind.all"),
                        tab(asked, new Asked(asked.state(), "gap-can-bo", asked.mine()), "inbox.kind.talks"),
                        tab(asked, new Asked(asked.state(), "phan-anh", asked.mine()), "inbox.kind.cases"),
                        tab(new Asked(asked.state(), asked.kind(), !asked.mine()), "inbox.mine", asked.mine())),
                list(handle, asked, visitor),
                marks(handle, visitor));
    }

    InboxView.InboxList part(Handle handle, Context context, Visitor visitor) {
        return list(handle, Asked.of(context), visitor);
    }

    private InboxView.Tab tab(Asked now, Asked then, String key) {
        return tab(then, key, now.equals(then));
    }

    private InboxView.Tab tab(Asked then, String key, boolean current) {
        return new InboxView.Tab("/hop-thu" + then.query(), words.text(key), current);
    }

    private InboxView.InboxList list(Handle handle, Asked asked, Visitor visitor) {
        Instant now = clock.instant();
        String empty = asked.state().isEmpty() ? "open" : asked.state();
        return new InboxView.InboxList(
                asked.query(),
                words.text("inbox.as-of", Map.of("time", wording.logClock(now, visitor.zone()))),
                desk.list(handle, visitor.communeId(), asked.filter(visitor), LISTED).stream()
                        .map(summary -> item(summary, now, visitor.zone()))
                        .toList(),
                words.text("inbox.empty." + empty),
                words.text("inbox.empty.text"));
    }

    private InboxView.Item item(ThreadSummary summary, Instant now, ZoneId zone) {
        ResidentThread thread = summary.thread();
        String person = summary.person() == null ? words.text("inbox.unknown") : summary.person();
        boolean late = thread.waiting() && now.isAfter(thread.dueAt());
        return new InboxView.Item(
                "/hop-thu/" + thread.id(),
                summary.caseNumber() == null
                        ? words.text("inbox.talk", Map.of("person", person))
                        : words.text("inbox.case", Map.of("n", summary.caseNumber(), "person", person)),
                shortened(summary.last()),
                status(thread, now),
                words.text("thread.state." + state(thread)),
                clock(thread, now, zone),
                late,
                summary.assignee() == null
                        ? words.text("inbox.nobody")
                        : words.text("inbox.assignee", Map.of("who", summary.assignee())));
    }

    static String state(ResidentThread thread) {
        return !thread.isOpen() ? "closed" : thread.waiting() ? "waiting" : "answered";
    }

    /** The mark of the stylesheet: a house for what somebody must act on, a full disc for what is done. */
    static String status(ResidentThread thread, Instant now) {
        if (!thread.isOpen()) {
            return "acknowledged";
        }
        return thread.waiting() ? (now.isAfter(thread.dueAt()) ? "failed" : "waiting") : "seen";
    }

    String clock(ResidentThread thread, Instant now, ZoneId zone) {
        Instant closed = thread.closedAt();
        if (closed != null) {
            return words.text("thread.closed-at", Map.of("time", wording.moment(closed, now, zone)));
        }
        return thread.waiting()
                ? words.text(
                        "thread.due",
                        Map.of(
                                "time", wording.moment(thread.dueAt(), now, zone),
                                "left", wording.left(thread.dueAt(), now)))
                : words.text("thread.answered-at", Map.of("time", wording.moment(thread.lastAt(), now, zone)));
    }

    private String marks(Handle handle, Visitor visitor) {
        Map<Integer, Integer> marks =
                desk.ratings(handle, visitor.communeId(), clock.instant().minus(MARKS_OF));
        int times = marks.values().stream().mapToInt(Integer::intValue).sum();
        if (times == 0) {
            return "";
        }
        int tenths = marks.entrySet().stream()
                        .mapToInt(it -> it.getKey() * it.getValue())
                        .sum()
                * 10
                / times;
        return words.text(
                "inbox.marks",
                Map.of(
                        "n", wording.number(times),
                        "mean", tenths / 10 + "," + tenths % 10,
                        "each",
                                marks.entrySet().stream()
                                        .map(it -> words.text(
                                                "inbox.marks.one", Map.of("mark", it.getKey(), "n", it.getValue())))
                                        .collect(Collectors.joining(", "))));
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= QUOTED
                ? text
                : text.substring(0, text.offsetByCodePoints(0, QUOTED)) + "…";
    }
}
