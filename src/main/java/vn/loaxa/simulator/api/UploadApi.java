package vn.loaxa.simulator.api;

import com.fasterxml.jackson.databind.JsonNode;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.Quotas.Quota;
import vn.loaxa.simulator.world.Refusal;
import vn.loaxa.simulator.world.Uploads;
import vn.loaxa.simulator.world.World;

/** Uploads (zalo-openapi §4): pictures give an attachment_id, files a token. */
final class UploadApi {
    private final World world;

    UploadApi(World world) {
        this.world = world;
    }

    JsonNode image(Asked asked) {
        return Json.object().put("attachment_id", add(asked, Uploads.Kind.IMAGE));
    }

    JsonNode gif(Asked asked) {
        return Json.object().put("attachment_id", add(asked, Uploads.Kind.GIF));
    }

    JsonNode file(Asked asked) {
        return Json.object().put("token", add(asked, Uploads.Kind.FILE));
    }

    private String add(Asked asked, Uploads.Kind kind) {
        asked.means(asked.fileName());
        world.quotas().take(Quota.valueOf(kind + "S_A_MONTH"), new Refusal(-211, "Out of quota"));
        return world.uploads().add(kind, asked.fileName(), asked.fileContent()).id();
    }
}
