package vn.loaxa.conversation.engine;

import java.util.List;
import java.util.Map;

/** What the engine must be told about the commune. Asked within a turn; must answer the same within it. */
public interface Lookups {
    /** What can be chosen, for offering; {@code values} are the answers so far (bodies of the chosen village). */
    List<Choice> all(AnswerKind kind, Map<String, String> values);

    /** What the typed words may mean, best first; exactly one when there is no doubt. */
    List<Choice> find(AnswerKind kind, String typed, Map<String, String> values);

    /** A fact of the commune such as {@code gio_lam_viec}; empty when there is none. */
    String fact(String name);
}
