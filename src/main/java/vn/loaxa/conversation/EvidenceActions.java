package vn.loaxa.conversation;

import java.time.Clock;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.loaxa.conversation.engine.Input;
import vn.loaxa.conversation.tally.Filings;
import vn.loaxa.conversation.tally.Surveys;
import vn.loaxa.directory.Directory;
import vn.loaxa.directory.Person;
import vn.loaxa.directory.Village;
import vn.loaxa.directory.VillageId;

/** What flows keep for the monthly report: answers to the survey, filings that were led through. Thread-safe. */
final class EvidenceActions {
    private final Directory directory;
    private final Surveys surveys;
    private final Filings filings;

    EvidenceActions(Directory directory, Clock clock) {
        this.directory = directory;
        this.surveys = new Surveys(clock);
        this.filings = new Filings(clock);
    }

    /** Arguments: one for each question, {@code yes}, {@code no} or {@code unsure}, and the code of the village. */
    Input.Outcome survey(Chat chat, Map<String, String> arguments) {
        Map<Surveys.Question, Surveys.Answer> answers = new EnumMap<>(Surveys.Question.class);
        for (Surveys.Question question : Surveys.Question.values()) {
            read(Surveys.Answer.values(), arguments.getOrDefault(question.name().toLowerCase(Locale.ROOT), ""))
                    .ifPresent(answer -> answers.put(question, answer));
        }
        VillageId village = village(chat, arguments.getOrDefault("village", ""));
        surveys.keep(chat.handle(), chat.communeId(), chat.user(), village, answers);
        return Input.Outcome.of("kept");
    }

    Input.Outcome forgetSurvey(Chat chat) {
        surveys.forget(chat.handle(), chat.communeId(), chat.user());
        return Input.Outcome.of("removed");
    }

    /** Argument: the procedure. */
    Input.Outcome led(Chat chat, Map<String, String> arguments) {
        Person person = chat.person();
        VillageId village = person == null ? null : person.village();
        filings.led(chat.handle(), chat.communeId(), chat.user(), village, arguments.getOrDefault("topic", ""));
        return Input.Outcome.of("kept");
    }

    /** Argument: what became of it, {@code filed}, {@code at_office} or {@code not_yet}. */
    Input.Outcome said(Chat chat, Map<String, String> arguments) {
        boolean kept = read(Filings.Answer.values(), arguments.getOrDefault("state", ""))
                .filter(answer -> filings.answered(chat.handle(), chat.communeId(), chat.user(), answer))
                .isPresent();
        return Input.Outcome.of(kept ? "kept" : "none");
    }

    /** By its code. */
    @Nullable
    VillageId village(Chat chat, String code) {
        return directory.villages(chat.handle(), chat.communeId()).stream()
                .filter(village -> village.goesBy(code))
                .findFirst()
                .map(Village::id)
                .orElse(null);
    }

    private static <E extends Enum<E>> Optional<E> read(E[] values, String typed) {
        return Arrays.stream(values)
                .filter(value -> value.name().equalsIgnoreCase(typed))
                .findFirst();
    }
}
