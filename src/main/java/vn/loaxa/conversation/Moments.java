package vn.loaxa.conversation;

import java.time.ZonedDateTime;
import java.util.List;
import vn.loaxa.calendar.ShowDates;
import vn.loaxa.calendar.TimePhrase;
import vn.loaxa.calendar.TimePhrases;
import vn.loaxa.conversation.engine.Choice;

/** Times as answers. */
final class Moments {
    private Moments() {}

    /** One moment ahead, said so that nothing is left to guess; else nothing. */
    static List<Choice> read(String typed, ZonedDateTime now) {
        return TimePhrases.parse(typed, now).phrase() instanceof TimePhrase.Moment moment
                        && moment.doubt() == null
                        && moment.at().isAfter(now)
                ? List.of(Choice.of(ShowDates.moment(moment.at()), moment.at().toString()))
                : List.of();
    }
}
