package vn.loaxa.console;

import java.net.URI;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.guide.Guide;
import vn.loaxa.conversation.pledge.Pledges;
import vn.loaxa.db.CommuneId;
import vn.loaxa.household.HouseholdBook;
import vn.loaxa.report.Reports;
import vn.loaxa.task.VillageTasks;

/** What the office works with besides directives: the report, the guide, the work in the villages, the way to the account's chat. */
public record OfficeParts(
        Reports reports, Guide guide, VillageTasks tasks, HouseholdBook households, Pledges pledges, Chat chat) {

    /** The address that opens the chat with the Official Account; empty while there is no account. */
    @FunctionalInterface
    public interface Chat {
        Optional<URI> of(Handle handle, CommuneId commune);
    }
}
