package vn.loaxa.zalo.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloException;

class UploadApiTest {
    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void anUploadIsOnePartNamedFile() {
        zalo.answers("{\"error\":0,\"data\":{\"attachment_id\":\"att-1\"}}");

        assertThat(zalo.client().uploads().image("Bản đồ.JPG", new byte[] {1, 2}))
                .isEqualTo("att-1");
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v2.0/oa/upload/image");
        assertThat(taken.header("Content-Type")).startsWith("multipart/form-data; boundary=");
        assertThat(taken.body())
                .contains("name=\"file\"; filename=\"Bản đồ.jpg\"", "Content-Type: image/jpeg")
                .containsOnlyOnce("Content-Disposition");
    }

    @Test
    void aDocumentGivesATokenAndAMovingPictureAnId() {
        zalo.answers("{\"error\":0,\"data\":{\"token\":\"ftok\"}}")
                .answers("{\"error\":0,\"data\":{\"attachment_id\":9}}");

        assertThat(zalo.client().uploads().file("cv.pdf", new byte[1])).isEqualTo("ftok");
        assertThat(zalo.client().uploads().gif("a.gif", new byte[1])).isEqualTo("9");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/file");
        assertThat(zalo.taken().path()).isEqualTo("POST /v2.0/oa/upload/gif");
    }

    @ParameterizedTest
    @CsvSource({
        "image, a.gif, 1, fileName", "image, a.png, 1048577, bytes", "image, jpg, 1, fileName",
        "image, .png, 1, fileName", "file, a.xlsx, 1, fileName", "file, a.zip, 1, fileName",
        "file, a.pdf, 0, bytes", "file, a.pdf, 5242881, bytes", "gif, a.png, 1, fileName"
    })
    void whatZaloWouldRefuseIsNotUploaded(String kind, String name, int size, String field) {
        var uploads = zalo.client().uploads();
        byte[] bytes = new byte[size];

        assertThatThrownBy(() -> {
                    switch (kind) {
                        case "image" -> uploads.image(name, bytes);
                        case "gif" -> uploads.gif(name, bytes);
                        default -> uploads.file(name, bytes);
                    }
                })
                .isInstanceOf(LimitException.class)
                .hasMessageStartingWith(field + ":");
        assertThat(zalo.server().getRequestCount()).isZero();
    }

    @Test
    void anUploadWithoutAnIdInTheAnswerFails() {
        zalo.answers("{\"error\":0,\"data\":{}}");

        assertThatThrownBy(() -> zalo.client().uploads().file("cv.pdf", new byte[1]))
                .isInstanceOf(ZaloException.class)
                .hasMessageContaining("the answer has no token");
    }
}
