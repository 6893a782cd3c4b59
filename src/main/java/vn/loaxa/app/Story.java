package vn.loaxa.app;

import java.io.PrintStream;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import vn.loaxa.broadcast.Board;
import vn.loaxa.broadcast.DeliveryStatus;
import vn.loaxa.broadcast.Directive;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.Body;
import vn.loaxa.simulator.world.Message;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.text.Messages;
import vn.loaxa.text.Numbers;

/**
 * A day in the sample commune, played over HTTP without a browser: a typhoon directive to three associations, the
 * acknowledgements, a question without accents, a new member, a reminder. Each number on the board is held against what lies
 * on the phones; the story is good only if all of them agree.
 */
final class Story {
    private static final String OFFICIAL = DemoScene.OFFICIAL;
    private static final String LEADER = DemoScene.LEADER;
    private static final String BODY = "HND-T3";
    private static final String TEXT =
            "CÔNG ĐIỆN: bão số 9 vào đêm nay. Bà con chằng chống nhà cửa, không ra đồng sau 15h00."
                    + " Hộ vùng trũng về Trường Tiểu học xã trước 17h00.";
    private static final String MARK = "bão số 9 vào đêm nay";
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final Demo demo;
    private final PrintStream out;
    private final Messages messages = new Messages("story");
    private final CommuneId commune;
    private int failures;

    Story(Demo demo, PrintStream out) {
        this.demo = demo;
        this.out = out;
        this.commune = demo.application
                .database
                .read(demo.application.directory::communes)
                .get(0)
                .id();
    }

    /** True if everything came as it should. */
    boolean play() {
        send();
        everyoneOnce();
        acknowledgements();
        question();
        member();
        reminder();
        printBoard();
        out.println(messages.text(failures == 0 ? "good" : "bad", Map.of("count", failures)));
        return failures == 0;
    }

    private void send() {
        chapter("send");
        ask(OFFICIAL, "gửi hội nông dân, hội phụ nữ, hội người cao tuổi: " + TEXT, "đồng ý");
        ask(OFFICIAL, "ĐỒNG Ý", "được gửi");
        check("published", this::published);
        check("sent", () -> {
            Board board = board();
            draw(board);
            return board.whole().count(DeliveryStatus.WAITING) == 0;
        });
        out.println();
        checkNow("adds-up", addsUp(board()));
    }

    /** What the board says was sent must lie on the phones: once for each person, once in each group chat. */
    private void everyoneOnce() {
        chapter("once");
        List<Phone> phones = demo.simulator.phones();
        Map<Long, Long> copies = phones.stream()
                .collect(Collectors.groupingBy(
                        phone -> demo.simulator.screen(phone.userId()).stream()
                                .filter(message -> message.fromOa() && carries(message))
                                .count(),
                        Collectors.counting()));
        checkNow("nobody-twice", copies.keySet().stream().allMatch(count -> count <= 1));
        long inGroups = demo.simulator.groups().stream()
                .filter(group ->
                        demo.simulator.groupScreen(group.groupId()).stream().anyMatch(this::carries))
                .count();
        out.println("  " + messages.text("copies", Map.of("phones", copies.getOrDefault(1L, 0L), "groups", inGroups)));
        Board board = board();
        int reached = board.whole().roll() - board.whole().count(DeliveryStatus.UNREACHABLE);
        checkNow("reached", reached > 0 && copies.getOrDefault(1L, 0L) <= reached);
    }

    private void acknowledgements() {
        chapter("acknowledge");
        demo.simulator.advance(Duration.ofMinutes(15));
        check("crowd", () -> {
            draw(board());
            return demo.simulator.isIdle()
                    && demo.application.database.read(demo.application.inbox::waiting) == 0
                    && acknowledgedOnPhones().size() == board().whole().count(DeliveryStatus.ACKNOWLEDGED);
        });
        out.println();
        checkNow("some", board().whole().count(DeliveryStatus.ACKNOWLEDGED) > 0);
        checkNow("adds-up", addsUp(board()));
    }

    private void question() {
        chapter("question");
        ask(anyResident(), "lam giay khai sinh can gi", "giấy chứng sinh");
    }

    private void member() {
        chapter("member");
        int before = members();
        ask(LEADER, "thêm " + outsiderPhone() + " vào chi hội nông dân thôn 3", "nông dân thôn 3?");
        ask(LEADER, "ĐỒNG Ý", "đã");
        check("joined", () -> members() == before + 1);
    }

    private void reminder() {
        chapter("reminder");
        String resident = anyResident();
        ask(resident, "nhắc tôi 7h sáng mai đi tiêm phòng", "7h00");
        demo.simulator.advanceTo(LocalTime.of(7, 1));
        demo.application.reminderTick.runDue();
        check("reminded", () -> demo.simulator.screen(resident).stream()
                .filter(message -> message.fromOa())
                .anyMatch(message -> message.draft().text().startsWith("Lời nhắc: đi tiêm phòng")));
    }

    private void printBoard() {
        Board board = board();
        out.println();
        out.println(messages.text(
                "board",
                Map.of(
                        "number",
                        board.directive().shortNumber(),
                        "roll",
                        Numbers.group(board.whole().roll()))));
        for (DeliveryStatus status : DeliveryStatus.values()) {
            if (board.whole().count(status) > 0) {
                out.printf(
                        "  %-16s %7s%n",
                        messages.text("status." + status),
                        Numbers.group(board.whole().count(status)));
            }
        }
        out.printf("  %-16s %7s%n", "=", Numbers.group(board.whole().roll()));
        out.println("  "
                + messages.text(
                        "visits", Map.of("count", Numbers.group(board.visits().size()))));
    }

    private static boolean addsUp(Board board) {
        int sum = board.whole().counts().values().stream()
                .mapToInt(Integer::intValue)
                .sum();
        int villages = board.villages().stream().mapToInt(Board.Line::roll).sum();
        int bodies = board.bodies().stream().mapToInt(Board.Line::roll).sum();
        int roll = board.whole().roll();
        return sum == roll
                && villages == roll
                && bodies == roll
                && board.directive().roll() == roll;
    }

    /** Everybody whose phone has sent an acknowledgement, in the chat or in a group. */
    private Set<String> acknowledgedOnPhones() {
        Set<String> people = demo.simulator.phones().stream()
                .map(Phone::userId)
                .filter(user -> demo.simulator.screen(user).stream()
                        .anyMatch(message ->
                                !message.fromOa() && message.draft().text().startsWith("đã nhận")))
                .collect(Collectors.toSet());
        demo.simulator.groups().forEach(group -> demo.simulator.groupScreen(group.groupId()).stream()
                .filter(message -> !message.fromOa() && message.draft().text().startsWith("đã nhận"))
                .forEach(message -> people.add(message.author())));
        return people;
    }

    private boolean carries(Message message) {
        return message.draft().text().contains(MARK);
    }

    private String anyResident() {
        return SampleRoster.of(Demo.organisation()).stream()
                .filter(SampleRoster.Resident::hasZalo)
                .findFirst()
                .orElseThrow()
                .zaloUserId();
    }

    /** Somebody of village 3 who is not in the farmers' sub-association there. */
    private String outsiderPhone() {
        return SampleRoster.of(Demo.organisation()).stream()
                .filter(resident -> resident.hasZalo()
                        && resident.bodies().stream().anyMatch(body -> body.endsWith("-T3"))
                        && !resident.bodies().contains(BODY))
                .findFirst()
                .orElseThrow()
                .phone();
    }

    private int members() {
        return demo.application.database.read(handle -> {
            Body body = demo.application.directory.bodies(handle, commune).stream()
                    .filter(found -> found.code().equals(BODY))
                    .findFirst()
                    .orElseThrow();
            return demo.application.directory.countMembers(handle, body.id());
        });
    }

    private boolean published() {
        List<Directive> recent =
                demo.application.database.read(handle -> demo.application.directives.recent(handle, commune, 1));
        return !recent.isEmpty();
    }

    private Board board() {
        return demo.application
                .database
                .read(handle -> demo.application.directives.board(handle, commune, 1))
                .orElseThrow();
    }

    /** Types on a phone and waits for an answer that holds the words. */
    private void ask(String user, String text, String expected) {
        int before = demo.simulator.screen(user).size();
        out.println("  > " + (text.length() > 90 ? text.substring(0, 90) + "…" : text));
        demo.simulator.say(user, text);
        check("answered", () -> demo.simulator.screen(user).stream()
                .skip(before)
                .filter(message -> message.fromOa())
                .anyMatch(message -> message.draft()
                        .text()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(expected)));
        demo.simulator.screen(user).stream()
                .skip(before)
                .filter(message -> message.fromOa())
                .forEach(message -> out.println("    " + message.draft().text().replace("\n", "\n    ")));
    }

    private void draw(Board board) {
        int roll = Math.max(1, board.whole().roll());
        int waiting = board.whole().count(DeliveryStatus.WAITING);
        int acknowledged = board.whole().count(DeliveryStatus.ACKNOWLEDGED);
        int width = 50;
        int full = acknowledged * width / roll;
        int done = (roll - waiting) * width / roll;
        out.print("\r  [" + "█".repeat(full) + "▒".repeat(Math.max(0, done - full))
                + " ".repeat(width - Math.max(done, full)) + "] "
                + messages.text(
                        "progress",
                        Map.of(
                                "done",
                                Numbers.group(roll - waiting),
                                "acknowledged",
                                Numbers.group(acknowledged),
                                "roll",
                                Numbers.group(roll))));
    }

    private void chapter(String key) {
        out.println();
        out.println(messages.text("chapter." + key));
    }

    private void check(String key, BooleanSupplier holds) {
        checkNow(key, Patience.until(PATIENCE, holds, () -> {}));
    }

    private void checkNow(String key, boolean holds) {
        if (!holds) {
            failures++;
        }
        if (!holds || !key.equals("answered")) {
            out.println("  " + (holds ? "✓ " : "✗ ") + messages.text("check." + key));
        }
    }
}
