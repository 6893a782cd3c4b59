package vn.loaxa.simulator.page;

import java.util.List;

/** What the templates show: words and addresses, ready to print. */
public final class View {
    private View() {}

    public record Page(String oaName, Clock clock, List<Screen> deck, Knobs knobs, Scenario scenario, Log log) {}

    /**
     * How a crowd does.
     *
     * @param people how many take part; 0: none is played
     * @param figures who has spoken and who was answered
     * @param more what else the storm brings; may be empty
     */
    public record Scenario(
            String name, int people, int answered, String figures, String more, boolean over, String state) {
        static final Scenario NONE = new Scenario("", 0, 0, "", "", true, "");
    }

    /** @param millis the time of the simulator, for the clock that runs on in the page */
    public record Clock(long millis, String time, String day) {}

    /**
     * One phone of the deck: a person's chat with the OA, or a group as one member sees it.
     *
     * @param key {@code phone-ID} or {@code group-ID}: the id of its element
     * @param path the address that its forms begin with
     * @param title the name at the top of the glass
     * @param speaker empty for persons; in groups, whose phone it is
     */
    public record Screen(
            String key,
            String path,
            boolean group,
            String heading,
            String caption,
            String title,
            String oaName,
            List<String> states,
            List<Line> lines,
            List<Invitation> invitations,
            List<Action> actions,
            String speaker,
            List<Speaker> speakers,
            List<Member> members,
            boolean unseen) {}

    /**
     * A message.
     *
     * @param day a date to write above it; empty on the same day as the one before
     * @param mark {@code sent}, {@code delivered} or {@code seen}; empty for messages of the person
     */
    public record Line(
            String id,
            String day,
            boolean mine,
            String from,
            String text,
            String image,
            String file,
            String fileUrl,
            String fileSize,
            String reaction,
            List<Tap> taps,
            String at,
            String mark,
            String markWords) {}

    /**
     * A button.
     *
     * @param link where it leads if a tap opens something instead of saying something
     */
    public record Tap(int number, String title, String link) {}

    public record Invitation(String groupId, String userId, String groupName) {}

    public record Action(String name, String words) {}

    public record Speaker(String userId, String name) {}

    /** Somebody in a group, or at its door. {@code role} in words; empty for plain members. */
    public record Member(String name, String role) {}

    /**
     * The switches.
     *
     * @param rare the ones that stand folded away
     * @param rareOn how many of those are on
     */
    public record Knobs(
            List<Toggle> faults, List<Toggle> webhook, List<Toggle> rare, long rareOn, boolean webhookOn, int others) {}

    /** @param path where a change is posted to */
    public record Toggle(String id, String path, String words, boolean on) {}

    public record Log(String summary, List<Row> rows) {}

    /**
     * An exchange.
     *
     * @param curl the call once more, for a command line; empty for events
     * @param event one that can be told again
     */
    public record Row(
            long number,
            String at,
            String answer,
            boolean fault,
            String call,
            String meaning,
            String millis,
            String request,
            String response,
            String curl,
            boolean event) {}

    public record Chooser(List<Choice> people, List<Choice> groups, int more) {}

    public record Choice(String path, String heading, String caption, boolean shown) {}

    public record Consent(String oaName, String accept, String refuse) {}
}
