package vn.loaxa.simulator.world;

import java.util.ArrayList;
import java.util.List;
import vn.loaxa.simulator.world.Phone.Trait;

/** What a person does with the OA other than write to it, and the labels that the OA puts on people. Use under the world's lock. */
public final class Followers {
    private final World world;
    private final Events events;

    Followers(World world, Events events) {
        this.world = world;
        this.events = events;
    }

    public void follow(String userId) {
        Phone phone = world.phone(userId);
        if (!phone.is(Trait.FOLLOWER)) {
            Phone follower = phone.with(Trait.FOLLOWER).interacted(world.now());
            world.put(follower);
            events.followed(follower);
        }
    }

    public void unfollow(String userId) {
        Phone phone = world.phone(userId);
        if (phone.is(Trait.FOLLOWER)) {
            world.put(phone.without(Trait.FOLLOWER));
            events.unfollowed(phone);
        }
    }

    /** Taps "Nhắn tin" on the OA's page: opens the window without a word. */
    public void open(String userId) {
        Phone phone = world.phone(userId).interacted(world.now());
        world.put(phone);
        events.aboutUser("user_click_chatnow", phone);
    }

    /** Gives name and number to the OA. */
    public void shareInfo(String userId) {
        Phone phone = world.phone(userId).with(Trait.SHARES_INFO).interacted(world.now());
        world.put(phone);
        events.submittedInfo(phone);
    }

    /** Asks Zalo to have the OA erase what it knows. */
    public void withdraw(String userId) {
        events.aboutUser("user_withdraw", world.phone(userId));
    }

    /** The OA puts a label on a person, or takes it off; labels are not seen on the phone. */
    public void label(String userId, String tag, boolean on) {
        Phone phone = world.find(userId).orElseThrow(() -> Refusal.invalid("user_id"));
        List<String> tags = new ArrayList<>(phone.tags());
        tags.remove(tag);
        if (on) {
            tags.add(tag);
        }
        if (!tags.equals(phone.tags())) {
            world.put(phone.tagged(tags));
            events.tagged(on ? "add_user_to_tag" : "remove_user_from_tag", phone, tag);
        }
    }

    /** The label goes from everybody. */
    public void removeLabel(String tag) {
        for (Phone phone : world.phones()) {
            if (phone.tags().contains(tag)) {
                world.put(phone.tagged(
                        phone.tags().stream().filter(t -> !t.equals(tag)).toList()));
            }
        }
        events.tagRemoved(tag);
    }
}
