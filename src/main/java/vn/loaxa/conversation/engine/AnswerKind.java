package vn.loaxa.conversation.engine;

/** What a question wants to hear. */
public enum AnswerKind {
    TEXT,
    CHOICE,
    NUMBER,
    PHONE,
    VILLAGE,
    BODY
}
