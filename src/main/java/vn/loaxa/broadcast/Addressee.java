package vn.loaxa.broadcast;

/** What a text may call those who read it. */
record Addressee(String name, String village, String body) {}
