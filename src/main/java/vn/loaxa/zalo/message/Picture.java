package vn.loaxa.zalo.message;

import vn.loaxa.zalo.wire.Limits;

/** Where a picture comes from; one or the other (zalo-openapi §2.1). */
public sealed interface Picture {
    /** By the id that an upload gave; Zalo keeps it for at most 7 days. */
    record Uploaded(String attachmentId) implements Picture {
        public Uploaded {
            Limits.given("attachmentId", attachmentId);
        }
    }

    /** Fetched by Zalo from a public web address. Group chats may refuse it (zalo-openapi §3). */
    record Linked(String url) implements Picture {
        public Linked {
            Limits.url("url", url);
        }
    }
}
