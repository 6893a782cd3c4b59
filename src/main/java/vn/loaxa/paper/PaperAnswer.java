package vn.loaxa.paper;

/** How reading a file ended. */
public sealed interface PaperAnswer {

    record Read(Paper paper) implements PaperAnswer {}

    /** @param detail what a person needs to find the place, such as the mark and its page; may be empty */
    record Refused(Refusal why, String detail) implements PaperAnswer {}

    /** Why a file is not taken. */
    enum Refusal {
        NOT_PDF,
        BROKEN,
        ENCRYPTED,
        TOO_LARGE,
        TOO_MANY_PAGES,
        /** It unfolds into more than may be held: a bomb, or as good as one. */
        TOO_MUCH,
        TOO_SLOW,
        /** It carries the mark of a state secret. */
        SECRET,
        /** Too many others are being read. */
        BUSY,
        /** The reading process could not be started here. */
        NO_READER
    }
}
