package vn.loaxa.conversation.pledge;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.directory.VillageId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Rows of promises and of what is collected for. Stateless. */
final class PledgeStore {
    void found(Handle handle, CommuneId commune, Campaign campaign) {
        handle.createUpdate("""
                        INSERT INTO pledge_campaign (commune_id, code, title, target) VALUES (:commune, :code, :title, :target)
                        ON CONFLICT (commune_id, code) DO NOTHING""")
                .bind("commune", commune.value())
                .bind("code", campaign.code())
                .bind("title", campaign.title())
                .bind("target", campaign.target())
                .execute();
    }

    void change(Handle handle, CommuneId commune, Campaign campaign) {
        handle.createUpdate("""
                        UPDATE pledge_campaign SET title = :title, target = :target
                        WHERE commune_id = :commune AND code = :code""")
                .bind("commune", commune.value())
                .bind("code", campaign.code())
                .bind("title", campaign.title())
                .bind("target", campaign.target())
                .execute();
    }

    List<Campaign> campaigns(Handle handle, CommuneId commune) {
        return handle.createQuery(
                        "SELECT code, title, target FROM pledge_campaign WHERE commune_id = :commune ORDER BY title, code")
                .bind("commune", commune.value())
                .map((row, context) ->
                        new Campaign(row.getString("code"), row.getString("title"), row.getLong("target")))
                .list();
    }

    void add(Handle handle, CommuneId commune, ZaloUserId user, Pledge pledge) {
        VillageId village = pledge.village();
        handle.createUpdate("""
                        INSERT INTO pledge (commune_id, number, user_id, campaign, gift, dong, village_id, name, state, at)
                        VALUES (:commune, :number, :user, :campaign, :gift, :dong, :village, :name, :state, :at)""")
                .bind("commune", commune.value())
                .bind("number", pledge.number())
                .bind("user", user.value())
                .bind("campaign", pledge.campaign())
                .bind("gift", pledge.gift())
                .bind("dong", pledge.dong())
                .bindByType("village", village == null ? null : village.value(), Long.class)
                .bind("name", pledge.name())
                .bind("state", pledge.state().name())
                .bind("at", pledge.at().toEpochMilli())
                .execute();
    }

    List<Pledge> list(Handle handle, CommuneId commune) {
        return handle.createQuery("""
                        SELECT id, number, campaign, gift, dong, village_id, name, state, at FROM pledge
                        WHERE commune_id = :commune ORDER BY at DESC, id DESC""")
                .bind("commune", commune.value())
                .map((row, context) -> {
                    long village = row.getLong("village_id");
                    boolean none = row.wasNull();
                    return new Pledge(
                            row.getLong("id"),
                            row.getInt("number"),
                            row.getString("campaign"),
                            row.getString("gift"),
                            row.getLong("dong"),
                            none ? null : new VillageId(village),
                            row.getString("name"),
                            Pledge.State.valueOf(row.getString("state")),
                            Instant.ofEpochMilli(row.getLong("at")));
                })
                .list();
    }

    boolean becomes(Handle handle, CommuneId commune, long id, Pledge.State state, long dong) {
        return handle.createUpdate("""
                                UPDATE pledge SET state = :state, dong = :dong
                                WHERE commune_id = :commune AND id = :id AND (state <> :state OR dong <> :dong)""")
                        .bind("commune", commune.value())
                        .bind("id", id)
                        .bind("state", state.name())
                        .bind("dong", dong)
                        .execute()
                == 1;
    }
}
