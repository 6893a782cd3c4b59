package vn.loaxa.conversation;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Reads what conversations keep of one account, as it is handed out. */
final class PersonalDataStore {
    List<Map<String, String>> consents(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT at AS moment, purpose AS muc_dich, CASE given WHEN 1 THEN 'co' ELSE 'khong' END AS dong_y, notice AS ban_thong_bao
                FROM consent WHERE commune_id = :commune AND user_id = :user ORDER BY id""");
    }

    List<Map<String, String>> cases(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT opened_at AS moment, number AS so, text AS noi_dung, media AS anh, place AS cho, state AS tinh_trang, answer AS tra_loi
                FROM resident_case WHERE commune_id = :commune AND user_id = :user ORDER BY number""");
    }

    /** What was said to and by officials. */
    List<Map<String, String>> talks(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT l.at AS moment, l.side AS ben, l.text AS noi_dung, l.media AS anh, t.rating AS diem
                FROM resident_thread_line l JOIN resident_thread t ON t.id = l.thread_id
                WHERE t.commune_id = :commune AND t.user_id = :user AND l.side <> 'NOTE' ORDER BY l.id""");
    }

    List<Map<String, String>> checks(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT at AS moment, village AS thon, state AS tinh_hinh, note AS ghi_chu
                FROM household_check WHERE commune_id = :commune AND user_id = :user ORDER BY id""");
    }

    List<Map<String, String>> products(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT at AS moment, name AS ten, amount AS so_luong, price AS gia, village AS thon, phone AS dien_thoai, media AS anh
                FROM product_listing WHERE commune_id = :commune AND user_id = :user ORDER BY id""");
    }

    List<Map<String, String>> survey(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT at AS moment, question AS cau_hoi, answer AS tra_loi
                FROM survey_answer WHERE commune_id = :commune AND user_id = :user ORDER BY question""");
    }

    List<Map<String, String>> filings(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT led_at AS moment, topic AS thu_tuc, answer AS tra_loi
                FROM guided_filing WHERE commune_id = :commune AND user_id = :user ORDER BY id""");
    }

    List<Map<String, String>> pledges(Handle handle, CommuneId commune, ZaloUserId user) {
        return rows(handle, commune, user, """
                SELECT at AS moment, number AS so, campaign AS viec, gift AS muc, name AS ten_cong_khai, state AS tinh_trang
                FROM pledge WHERE commune_id = :commune AND user_id = :user ORDER BY id""");
    }

    private static List<Map<String, String>> rows(Handle handle, CommuneId commune, ZaloUserId user, String query) {
        return handle.createQuery(query)
                .bind("commune", commune.value())
                .bind("user", user.value())
                .map((row, context) -> {
                    Map<String, String> values = new LinkedHashMap<>();
                    values.put(
                            "luc", Instant.ofEpochMilli(row.getLong("moment")).toString());
                    for (int i = 2; i <= row.getMetaData().getColumnCount(); i++) {
                        String value = row.getString(i);
                        values.put(row.getMetaData().getColumnLabel(i), value == null ? "" : value);
                    }
                    return values;
                })
                .list();
    }
}
