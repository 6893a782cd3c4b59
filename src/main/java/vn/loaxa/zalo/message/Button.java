package vn.loaxa.zalo.message;

import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.Limits;

/**
 * A button under a message (zalo-openapi §2.1). Title up to 100 characters, at most five a message. Limits are checked
 * when it is made; a breach throws {@link LimitException} naming the field.
 */
public sealed interface Button {
    /** Longest title, in code points. */
    int MAX_TITLE = 100;
    /** Longest text that a tap sends. */
    int MAX_PAYLOAD = 1000;
    /** Longest ready-made text message. */
    int MAX_SMS = 160;

    String title();

    /** {@code oa.open.url}. */
    record OpenUrl(String title, String url) implements Button {
        public OpenUrl {
            title = Limits.filled("button.title", title, MAX_TITLE);
            url = Limits.url("button.url", url);
        }
    }

    /** {@code oa.query.show}: the tap sends {@code text} (up to 1000 characters) visibly, as user_send_text. */
    record Say(String title, String text) implements Button {
        public Say {
            title = Limits.filled("button.title", title, MAX_TITLE);
            text = Limits.filled("button.text", text, MAX_PAYLOAD);
        }
    }

    /** {@code oa.query.hide}: like {@link Say}, but not shown in the chat. */
    record SayHidden(String title, String text) implements Button {
        public SayHidden {
            title = Limits.filled("button.title", title, MAX_TITLE);
            text = Limits.filled("button.text", text, MAX_PAYLOAD);
        }
    }

    /** {@code oa.open.sms}. {@code phone} as {@code 84…}. */
    record OpenSms(String title, String content, String phone) implements Button {
        public OpenSms {
            title = Limits.filled("button.title", title, MAX_TITLE);
            content = Limits.atMost("button.content", content, MAX_SMS);
            phone = Limits.filled("button.phone", phone, MAX_TITLE);
        }
    }

    /** {@code oa.open.phone}. {@code phone} as {@code 84…}. */
    record OpenPhone(String title, String phone) implements Button {
        public OpenPhone {
            title = Limits.filled("button.title", title, MAX_TITLE);
            phone = Limits.filled("button.phone", phone, MAX_TITLE);
        }
    }
}
