package vn.loaxa.membership.chat;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.PersonId;

/** Sorts a judged roll into what will happen to whom. */
final class Forecasts {
    private Forecasts() {}

    static ChatForecast of(List<Invitable.Judged> judged, @Nullable PersonId keeper, int perDay) {
        List<Person> invite = new ArrayList<>();
        List<Person> inside = new ArrayList<>();
        List<Person> unreachable = new ArrayList<>();
        List<Person> unlinked = new ArrayList<>();
        List<Person> noRoom = new ArrayList<>();
        for (Invitable.Judged one : judged) {
            // The keeper is in the chat from its first moment.
            String why = one.person().id().equals(keeper) ? Invitable.INSIDE : one.why();
            List<Person> kind =
                    switch (why) {
                        case Invitable.CAN -> invite;
                        case Invitable.INSIDE, Invitable.ASKED_LATELY -> inside;
                        case Invitable.NO_ACCOUNT -> unlinked;
                        case Invitable.NO_ROOM -> noRoom;
                        default -> unreachable;
                    };
            kind.add(one.person());
        }
        int days = (invite.size() + perDay - 1) / perDay;
        return new ChatForecast(invite, inside, unreachable, unlinked, noRoom, days);
    }
}
