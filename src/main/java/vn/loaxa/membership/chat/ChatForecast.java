package vn.loaxa.membership.chat;

import java.util.List;
import vn.loaxa.directory.Person;

/**
 * What making a chat, or inviting into it, will do; the parts add up to the roll.
 *
 * @param invite who will be invited
 * @param inside who are in it already, or were invited lately
 * @param unreachable who are linked but cannot be invited now: neither following nor active within Zalo's window, or
 *     blocking, or gone from the chat by themselves
 * @param unlinked who have no linked account: their leader invites them by the poster
 * @param noRoom who find no place in the package
 * @param days over how many days the inviting goes
 */
public record ChatForecast(
        List<Person> invite,
        List<Person> inside,
        List<Person> unreachable,
        List<Person> unlinked,
        List<Person> noRoom,
        int days) {
    public ChatForecast {
        invite = List.copyOf(invite);
        inside = List.copyOf(inside);
        unreachable = List.copyOf(unreachable);
        unlinked = List.copyOf(unlinked);
        noRoom = List.copyOf(noRoom);
    }

    public int roll() {
        return invite.size() + inside.size() + unreachable.size() + unlinked.size() + noRoom.size();
    }
}
