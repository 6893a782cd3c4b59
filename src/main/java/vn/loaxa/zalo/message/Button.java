package vn.loaxa.zalo.message;

/** A button under a message (zalo-openapi §2.1). Title up to 100 characters, at most five a message. */
public sealed interface Button {
    String title();

    /** {@code oa.open.url}. */
    record OpenUrl(String title, String url) implements Button {}

    /** {@code oa.query.show}: the tap sends {@code text} (up to 1000 characters) visibly, as user_send_text. */
    record Say(String title, String text) implements Button {}

    /** {@code oa.query.hide}: like {@link Say}, but not shown in the chat. */
    record SayHidden(String title, String text) implements Button {}

    /** {@code oa.open.sms}. */
    record OpenSms(String title, String content, String phone) implements Button {}

    /** {@code oa.open.phone}. */
    record OpenPhone(String title, String phone) implements Button {}
}
