package vn.loaxa.conversation.faq;

/** An entry and how well it fits, 0 to about 1; comparable between questions. */
record Hit(FaqEntry entry, double score) {
    Hit better(Hit other) {
        return other.score > score ? other : this;
    }
}
