package vn.loaxa.conversation.engine;

/** What a question wants to hear. */
public enum AnswerKind {
    TEXT,
    /** A text that goes to others as it was typed: longer, and with its lines kept. */
    MESSAGE,
    CHOICE,
    NUMBER,
    PHONE,
    VILLAGE,
    BODY,
    /** A day and an hour, said as people say it. */
    DATETIME,
    /** A place shared from the phone, or described in words. */
    PLACE,
    /** A picture or a file. */
    MEDIA
}
