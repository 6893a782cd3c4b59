package vn.loaxa.zalo.media;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloException;
import vn.loaxa.zalo.wire.ZaloRequest;

/**
 * Uploads (zalo-openapi §4). Zalo keeps them for at most 7 days and then refuses the send with -100, so whoever sends
 * later keeps the bytes and uploads again. 5000 uploads of each kind a month. Blocking and thread-safe.
 */
public final class UploadApi {
    private static final int MIB = 1 << 20;
    private static final Map<String, String> MEDIA_TYPES = Map.of(
            "jpg", "image/jpeg",
            "jpeg", "image/jpeg",
            "png", "image/png",
            "gif", "image/gif",
            "pdf", "application/pdf",
            "doc", "application/msword",
            "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "csv", "text/csv");

    private final ZaloCalls calls;

    public UploadApi(ZaloCalls calls) {
        this.calls = calls;
    }

    /**
     * A picture (jpg or png, up to 1 MiB); gives the attachment id for {@link OutgoingMessage.Image}.
     *
     * @throws LimitException if the name or the size is not allowed; nothing was sent
     * @throws ZaloException if Zalo refused or did not answer
     */
    public String image(String fileName, byte[] bytes) {
        return upload("image", "attachment_id", check(fileName, bytes, MIB, List.of("jpg", "jpeg", "png")));
    }

    /** A moving picture (gif, up to 5 MiB); otherwise as {@link #image}. */
    public String gif(String fileName, byte[] bytes) {
        return upload("gif", "attachment_id", check(fileName, bytes, 5 * MIB, List.of("gif")));
    }

    /** A document (pdf, doc, docx, csv, up to 5 MiB); gives the token for {@link OutgoingMessage.File}. */
    public String file(String fileName, byte[] bytes) {
        return upload("file", "token", check(fileName, bytes, 5 * MIB, List.of("pdf", "doc", "docx", "csv")));
    }

    private String upload(String kind, String field, ZaloRequest.Upload upload) {
        String path = "/v2.0/oa/upload/" + kind;
        String id = Json.text(calls.ask(ZaloRequest.upload(path, upload)), field);
        if (id == null) {
            throw ZaloException.unknown("POST " + path, "the answer has no " + field);
        }
        return id;
    }

    /** Zalo wants a lower-case ending, and judges the file by it. */
    private static ZaloRequest.Upload check(String fileName, byte[] bytes, int max, List<String> endings) {
        int dot = fileName.lastIndexOf('.');
        String ending = fileName.substring(dot + 1).toLowerCase(Locale.ROOT);
        if (dot < 1 || !endings.contains(ending)) {
            throw new LimitException(
                    "fileName", "must end with one of ." + String.join(", .", endings), "in lower or upper case");
        }
        if (bytes.length == 0 || bytes.length > max) {
            throw new LimitException("bytes", bytes.length + " bytes", "from 1 to " + max + " are allowed");
        }
        String name = fileName.substring(0, dot + 1) + ending;
        return new ZaloRequest.Upload(name, MEDIA_TYPES.getOrDefault(ending, "application/octet-stream"), bytes);
    }
}
