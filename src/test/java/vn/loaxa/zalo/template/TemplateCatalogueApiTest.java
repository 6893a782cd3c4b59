package vn.loaxa.zalo.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloException;

class TemplateCatalogueApiTest {
    private static final String INFO =
            "{\"error\":0,\"data\":{\"templateId\":31001,\"templateName\":\"Giấy mời\",\"status\":\"ENABLE\","
                    + "\"listParams\":[{\"name\":\"ten\",\"require\":true,\"type\":\"STRING\",\"maxLength\":\"30\",\"minLength\":1,\"acceptNull\":false},"
                    + "{\"name\":\"ghi_chu\",\"require\":\"false\",\"maxLength\":5,\"minLength\":2,\"acceptNull\":true},{}],"
                    + "\"listButtons\":[{\"type\":2,\"title\":\"Gọi xã\",\"content\":\"84900000001\"}],"
                    + "\"timeout\":7200000,\"previewUrl\":\"https://p.example\",\"templateQuality\":\"HIGH\","
                    + "\"templateTag\":\"TRANSACTION\",\"price_sdt\":\"120\",\"price_uid\":\"100\",\"price\":\"999\"}}";

    private final ScriptedZalo zalo = new ScriptedZalo();
    private final TemplateCatalogueApi catalogue = zalo.client().templateCatalogue();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void templatesAreListedByPage() {
        zalo.answers(
                "{\"error\":0,\"data\":[{\"templateId\":31001,\"templateName\":\"Giấy mời\","
                        + "\"createdTime\":1767000000123,\"status\":\"ENABLE\",\"templateQuality\":\"HIGH\"},{}],\"metadata\":{\"total\":1}}");

        assertThat(catalogue.list(0, 100, TemplateSummary.Status.ENABLED, true))
                .containsExactly(new TemplateSummary(
                        "31001", "Giấy mời", Instant.ofEpochMilli(1_767_000_000_123L), "ENABLE", "HIGH"));
        assertThat(zalo.taken().line()).isEqualTo("GET /template/all?offset=0&limit=100&status=1&filterPreset=1");
        assertThatThrownBy(() -> catalogue.list(0, 101, null, false)).hasMessageStartingWith("limit: must be from 1");
    }

    @Test
    void aTemplateSaysWhatItNeeds() {
        zalo.answers(INFO);

        TemplateInfo info = catalogue.info("31001");

        assertThat(info)
                .isEqualTo(new TemplateInfo(
                        "31001",
                        "Giấy mời",
                        "ENABLE",
                        List.of(
                                new TemplateInfo.Blank("ten", true, "STRING", 1, 30, false),
                                new TemplateInfo.Blank("ghi_chu", false, "", 2, 5, true)),
                        List.of(new TemplateInfo.TemplateButton(2, "Gọi xã", "84900000001")),
                        Duration.ofHours(2),
                        "https://p.example",
                        "HIGH",
                        "TRANSACTION",
                        120,
                        100));
        assertThat(zalo.taken().line()).isEqualTo("GET /template/info/v2?template_id=31001");
    }

    @Test
    void aMessageIsHeldAgainstItsTemplate() {
        zalo.answers(INFO);
        TemplateInfo info = catalogue.info("31001");

        info.check(new TemplateMessage("31001", Map.of("ten", "Mẫu")));
        info.check(new TemplateMessage("31001", Map.of("ten", "Mẫu", "ghi_chu", "")));
        assertThat(fault(info, Map.of())).isEqualTo("ten: is missing, the template needs it");
        assertThat(fault(info, Map.of("ten", "ế".repeat(31))))
                .isEqualTo("ten: 31 characters, from 1 to 30 are allowed");
        assertThat(fault(info, Map.of("ten", ""))).isEqualTo("ten: 0 characters, from 1 to 30 are allowed");
        assertThat(fault(info, Map.of("ten", "Mẫu", "ghi_chu", "x")))
                .isEqualTo("ghi_chu: 1 characters, from 2 to 5 are allowed");
        assertThat(fault(info, Map.of("ten", "Mẫu", "la", "x")))
                .isEqualTo("la: is given, the template has no such blank");
    }

    private static String fault(TemplateInfo info, Map<String, String> data) {
        try {
            info.check(new TemplateMessage("31001", data));
            return "none";
        } catch (LimitException e) {
            return String.valueOf(e.getMessage());
        }
    }

    @Test
    void aSampleFillsTheBlanks() {
        zalo.answers("{\"error\":0,\"data\":{\"ten\":\"Bác Mẫu\",\"so\":12}}");

        assertThat(catalogue.sample("31001"))
                .isEqualTo(new TemplateMessage("31001", Map.of("ten", "Bác Mẫu", "so", "12")));
        assertThat(zalo.taken().line()).isEqualTo("GET /template/sample-data?template_id=31001");
    }

    @Test
    void quotaAndQualityAreRead() {
        zalo.answers(
                        "{\"error\":0,\"data\":{\"dailyQuota\":\"500\",\"remainingQuota\":499,\"monthlyPromotionQuota\":125,"
                                + "\"remainingMonthlyPromotionQuota\":null}}")
                .answers("{\"error\":0,\"data\":{\"oaCurrentQuality\":\"HIGH\",\"oa7dayQuality\":\"MEDIUM\"}}");

        assertThat(catalogue.quota()).isEqualTo(new TemplateStanding.Quota(500, 499, 125, null));
        assertThat(catalogue.quality()).isEqualTo(new TemplateStanding.Quality("HIGH", "MEDIUM"));
        assertThat(zalo.taken().line()).isEqualTo("GET /message/quota");
        assertThat(zalo.taken().line()).isEqualTo("GET /quality");
    }

    @Test
    void ratingsAreRead() {
        zalo.answers(
                "{\"error\":0,\"data\":{\"total\":1,\"data\":[{\"note\":\"Tốt\",\"rate\":\"5\",\"submitDate\":\"1767000000123\","
                        + "\"msgId\":\"z-1\",\"feedbacks\":[\"Nhanh\"],\"trackingId\":\"cv-12\"}]}}");

        assertThat(catalogue.ratings("31001", Instant.ofEpochMilli(1), Instant.ofEpochMilli(2), 0, 10))
                .containsExactly(new TemplateRating(5, "Tốt", "1767000000123", "z-1", List.of("Nhanh"), "cv-12"));
        assertThat(zalo.taken().line())
                .isEqualTo("GET /rating/get?template_id=31001&from_time=1&to_time=2&offset=0&limit=10");
    }

    @Test
    void aTemplateIsHandedIn() {
        var layout = Json.object();
        layout.putObject("body");
        var draft = new TemplateDraft(
                "Giấy mời họp thôn", 1, 1, layout, List.of(new TemplateDraft.Param("ten", 1, "Bác Mẫu")), "", "mau-1");
        zalo.answers("{\"error\":0,\"data\":{\"template_id\":31002,\"status\":\"PENDING_REVIEW\"}}")
                .answers("{\"error\":0,\"data\":{}}");

        assertThat(catalogue.create(draft)).isEqualTo("31002");
        assertThatThrownBy(() -> catalogue.edit("31002", draft)).isInstanceOf(ZaloException.class);
        var created = zalo.taken();
        assertThat(created.line()).isEqualTo("POST /template/create");
        assertThat(created.body())
                .isEqualTo(
                        "{\"template_name\":\"Giấy mời họp thôn\",\"template_type\":1,\"tag\":\"1\",\"tracking_id\":\"mau-1\","
                                + "\"layout\":{\"body\":{}},\"params\":[{\"name\":\"ten\",\"type\":\"1\",\"sample_value\":\"Bác Mẫu\"}]}");
        var edited = zalo.taken();
        assertThat(edited.line()).isEqualTo("POST /template/edit");
        assertThat(edited.json().path("template_id").asText()).isEqualTo("31002");
        assertThatThrownBy(() -> new TemplateDraft("ngắn", 1, 1, layout, List.of(), "", "x"))
                .hasMessage("name: 4 characters, at least 10 are needed");
    }

    @Test
    void aPictureOfATemplateHasItsOwnLimits() {
        zalo.answers("{\"error\":0,\"data\":{\"media_id\":\"md-1\"}}");

        assertThat(catalogue.uploadImage("logo.png", new byte[10])).isEqualTo("md-1");
        assertThat(zalo.taken().line()).isEqualTo("POST /upload/image");
        assertThatThrownBy(() -> catalogue.uploadImage("logo.gif", new byte[1])).hasMessageStartingWith("fileName:");
        assertThatThrownBy(() -> catalogue.uploadImage("logo.png", new byte[512_001]))
                .hasMessageStartingWith("bytes: 512001 bytes");
    }
}
