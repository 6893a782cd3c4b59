package vn.loaxa.zalo.wire;

import java.net.URI;
import java.util.Map;
import okhttp3.FormBody;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.MultipartBody;
import okhttp3.Request;
import okhttp3.RequestBody;

/** Turns our requests into OkHttp's. */
final class HttpRequests {
    private static final MediaType JSON = MediaType.get("application/json");

    private HttpRequests() {}

    static Request build(
            ZaloEndpoints endpoints, ZaloRequest request, Map<String, String> headers, Departure departure) {
        Request.Builder builder =
                new Request.Builder().url(url(endpoints, request)).tag(Departure.class, departure);
        headers.forEach((name, value) -> {
            requireSendable(name, value);
            builder.header(name, value);
        });
        return request.body() == null
                ? builder.get().build()
                : builder.post(body(request.body())).build();
    }

    private static HttpUrl url(ZaloEndpoints endpoints, ZaloRequest request) {
        HttpUrl.Builder url = HttpUrl.get(host(endpoints, request.family()))
                .newBuilder()
                .addPathSegments(request.path().substring(1));
        request.query().forEach(url::addQueryParameter);
        return url.build();
    }

    private static String host(ZaloEndpoints endpoints, ErrorFamily family) {
        URI host =
                switch (family) {
                    case OA -> endpoints.api();
                    case TEMPLATE -> endpoints.business();
                    case OAUTH -> endpoints.oauth();
                };
        return host.toString();
    }

    private static RequestBody body(ZaloRequest.Body body) {
        if (body instanceof ZaloRequest.Json json) {
            return RequestBody.create(vn.loaxa.zalo.wire.Json.bytes(json.content()), JSON);
        }
        if (body instanceof ZaloRequest.Form form) {
            var fields = new FormBody.Builder();
            form.fields().forEach(fields::add);
            return fields.build();
        }
        var upload = (ZaloRequest.Upload) body;
        return new MultipartBody.Builder()
                .setType(MultipartBody.FORM)
                .addFormDataPart(
                        "file",
                        upload.fileName(),
                        RequestBody.create(upload.bytes(), MediaType.get(upload.mediaType())))
                .build();
    }

    /** OkHttp would refuse such a header too, but with the secret value in its message. */
    private static void requireSendable(String name, String value) {
        if (value.isEmpty() || !value.chars().allMatch(c -> c > ' ' && c < 127)) {
            throw new IllegalArgumentException("header " + name + " is empty or has characters that HTTP cannot carry");
        }
    }
}
