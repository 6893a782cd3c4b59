package vn.loaxa.console;

import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.console.view.HealthFact;
import vn.loaxa.db.CommuneId;

/** How the Official Account of a commune does: token, last event, unsettled sends. Given by whoever can see those parts. */
@FunctionalInterface
public interface Health {
    List<HealthFact> facts(Handle handle, CommuneId commune);
}
