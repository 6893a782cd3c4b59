package vn.loaxa.console;

import java.time.Clock;
import vn.loaxa.audit.Audit;
import vn.loaxa.conversation.Products;
import vn.loaxa.db.Database;
import vn.loaxa.directory.Directory;
import vn.loaxa.text.Messages;

/** All pages about residents: inbox, questions, what they sell, and what they ask about their data. */
final class ResidentPages {
    private final InboxPages inbox;
    private final QuestionPages questions;
    private final ProductPages products;

    ResidentPages(
            Database database,
            Directory directory,
            ResidentParts parts,
            Audit audit,
            Frame frame,
            Renderer renderer,
            Wording wording,
            Clock clock,
            ConsoleSettings settings) {
        var words = new Messages("residents");
        var list = new InboxList(parts.desk(), frame, wording, words, clock);
        var views = new ThreadViews(parts.desk(), directory, list, frame, wording, words, clock);
        inbox = new InboxPages(database, directory, parts.desk(), list, views, renderer, words, settings.demoSignIn());
        var asked = new Messages("questions");
        var questionViews = new QuestionViews(parts.faq(), directory, frame, wording, asked, clock);
        questions = new QuestionPages(database, parts.faq(), questionViews, renderer, asked, clock);
        products = new ProductPages(database, new Products(), audit, frame, renderer, wording, words, clock);
    }

    void addTo(Routes routes) {
        inbox.addTo(routes);
        questions.addTo(routes);
        products.addTo(routes);
    }
}
