package vn.loaxa.conversation;

import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jdbi.v3.core.Handle;
import vn.loaxa.conversation.engine.Flow;

/** Flows in the version in which a conversation began, across changes of the files and starts of the server. Thread-safe. */
final class FlowVersions {
    private final ScriptLibrary library;
    private final FlowTextStore store = new FlowTextStore();
    /** What stands in the database already: most who begin a flow are not the first. */
    private final Set<String> kept = ConcurrentHashMap.newKeySet();

    FlowVersions(ScriptLibrary library) {
        this.library = library;
    }

    /** To be called when somebody begins the flow in use. */
    void keep(Handle handle, Flow flow, long now) {
        String name = flow.id() + "@" + flow.version();
        String text = library.scripts().sources().get(flow.id());
        if (text != null && !kept.contains(name)) {
            store.keep(handle, flow.id(), flow.version(), text, now);
            handle.afterCommit(() -> kept.add(name));
        }
    }

    /**
     * The flow as it was; where that is lost or reads no facts of today any more, as it is now: the engine then asks the open
     * question anew, or says kindly that it must begin again.
     */
    Optional<Flow> of(Handle handle, String id, String version) {
        return library.pinned(id, version)
                .or(() -> store.load(handle, id, version)
                        .flatMap(text -> library.scripts().flow(text, version))
                        .map(library::remember))
                .or(() -> Optional.ofNullable(library.scripts().flows().get(id)));
    }
}
