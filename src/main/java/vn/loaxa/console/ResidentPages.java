package vn.loaxa.console;

import java.time.Clock;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.text.Messages;

/** All pages about residents: inbox, questions, what they sell, and what they ask about their data. */
final class ResidentPages {
    private final InboxPages inbox;
    private final QuestionPages questions;

    ResidentPages(
            Database database,
            Directory directory,
            ResidentParts parts,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock,
            ConsoleSettings settings) {
        var words = new Messages("residents");
        var list = new InboxList(parts.desk(), frame, wording, words, clock);
        var views = new ThreadViews(parts.desk(), directory, list, frame, wording, words, clock);
        inbox = new InboxPages(
                database, directory, parts.desk(), list, views, renderer, words, settings.demoSignIn());
        var asked = new Messages("questions");
        var questionViews = new QuestionViews(parts.faq(), directory, frame, wording, asked, clock);
        questions = new QuestionPages(database, parts.faq(), questionViews, renderer, asked, clock);
    }

    void addTo(Routes routes) {
        inbox.addTo(routes);
        questions.addTo(routes);
    }
}
