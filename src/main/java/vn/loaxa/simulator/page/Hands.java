package vn.loaxa.simulator.page;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import vn.loaxa.simulator.world.Chats;
import vn.loaxa.simulator.world.Followers;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.Message.Kind;
import vn.loaxa.simulator.world.Message.Media;
import vn.loaxa.simulator.world.Phone;
import vn.loaxa.simulator.world.Phone.Trait;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.simulator.world.World;

/** What a hand can do to a phone by name. Use under the world's lock. */
final class Hands {
    /** One day more than the window. */
    private static final Duration SILENCE = Duration.ofDays(8);

    private static final String SOMEWHERE = "19.8075,105.7764";

    private final World world;
    private final Map<String, Consumer<String>> actions;

    Hands(World world) {
        this.world = world;
        Chats chats = world.chats();
        Followers followers = world.followers();
        actions = Map.ofEntries(
                Map.entry("follow", followers::follow),
                Map.entry("unfollow", followers::unfollow),
                Map.entry("open", followers::open),
                Map.entry("share", followers::shareInfo),
                Map.entry("withdraw", followers::withdraw),
                Map.entry("seen", chats::see),
                Map.entry("offline", chats::offline),
                Map.entry("online", chats::online),
                Map.entry("place", user -> chats.say(user, place(SOMEWHERE))),
                Map.entry("block", user -> change(user, world.phone(user).with(Trait.BLOCKED))),
                Map.entry("unblock", user -> change(user, world.phone(user).without(Trait.BLOCKED))),
                Map.entry("lock", user -> change(user, world.phone(user).with(Trait.LOCKED))),
                Map.entry("unlock", user -> change(user, world.phone(user).without(Trait.LOCKED))),
                Map.entry("show", user -> change(user, world.phone(user).with(Trait.SHOWN))),
                Map.entry("hide", user -> change(user, world.phone(user).without(Trait.SHOWN))),
                Map.entry("silent", this::silence));
    }

    /** @throws IllegalArgumentException for an unknown action or phone */
    void act(String userId, String action) {
        Consumer<String> known = actions.get(action);
        if (known == null) {
            throw new IllegalArgumentException("There is no action " + action);
        }
        known.accept(userId);
    }

    /** A picture or file from the page goes through the same limits as any upload. */
    void attach(String userId, String fileName, byte[] content) {
        world.chats().say(userId, attachment(fileName, content));
    }

    private Draft attachment(String fileName, byte[] content) {
        String lower = fileName.toLowerCase(Locale.ROOT);
        boolean picture = lower.endsWith(".jpg") || lower.endsWith(".jpeg") || lower.endsWith(".png");
        Uploads.Upload upload =
                world.uploads().add(picture ? Uploads.Kind.IMAGE : Uploads.Kind.FILE, fileName, content);
        Media media = new Media(upload.id(), world.address() + "/media/" + upload.id(), fileName, content.length);
        return new Draft(picture ? Kind.IMAGE : Kind.FILE, "", List.of(), media, null);
    }

    /** The same from the phone whose view of the group stands on the page. */
    void attachInGroup(String groupId, String fileName, byte[] content) {
        String viewer = world.groups().find(groupId).viewer();
        if (viewer == null) {
            throw new IllegalArgumentException("Nobody's phone shows group " + groupId);
        }
        world.groups().say(groupId, viewer, attachment(fileName, content));
    }

    static Draft place(String coordinates) {
        return new Draft(Kind.LOCATION, "", List.of(), new Media("", coordinates, "", 0), null);
    }

    private void silence(String userId) {
        change(userId, world.phone(userId).interacted(world.clock().instant().minus(SILENCE)));
    }

    private void change(String userId, Phone changed) {
        boolean deck = world.phone(userId).is(Trait.SHOWN) != changed.is(Trait.SHOWN);
        world.put(changed);
        if (deck) {
            world.changes().mark("deck");
        }
    }
}
