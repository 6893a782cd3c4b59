package vn.loaxa.conversation.script;

import java.text.Normalizer;

/** How long a text is for Zalo: code points in composed form. */
final class Length {
    private Length() {}

    static int of(String text) {
        String composed = Normalizer.normalize(text, Normalizer.Form.NFC);
        return composed.codePointCount(0, composed.length());
    }
}
