package vn.loaxa.e2e;

import java.util.ArrayList;
import java.util.List;

/** An invented commune of so many farmers, and the files that bring it in: most people by name, some by the roster. */
record SmallCommune(int farmers) {
    static final String OFFICIAL = "8200000000000001";
    static final String ADMINISTRATOR = "8200000000000002";

    static String user(int farmer) {
        return "83%014d".formatted(farmer);
    }

    static String phone(int farmer) {
        return "09%08d".formatted(10_000_000 + farmer);
    }

    List<String> users() {
        List<String> users = new ArrayList<>();
        for (int farmer = 1; farmer <= farmers; farmer++) {
            users.add(user(farmer));
        }
        return users;
    }

    /** Those whom the organisation file names; the roster brings the others, without their accounts. */
    private int byName() {
        return farmers - farmers / 20;
    }

    String organisation() {
        StringBuilder yaml = new StringBuilder("""
                schema_version: 1
                locale: vi-VN
                timezone: Asia/Ho_Chi_Minh
                commune: {code: E2E-01, name: Xã Đông Mẫu, level: xa, village_term: thôn}
                villages:
                  - {code: T1, name: Thôn 1, head_role: Trưởng thôn 1}
                  - {code: T2, name: Thôn 2, head_role: Trưởng thôn 2}
                associations:
                  - code: HND
                    name: Hội Nông dân xã
                    chair_role: Chủ tịch Hội Nông dân xã
                    sub_associations:
                      - {code: HND-T1, village: T1, name: Chi hội Nông dân thôn 1, leader_role: Chi hội trưởng Nông dân thôn 1}
                      - {code: HND-T2, village: T2, name: Chi hội Nông dân thôn 2, leader_role: Chi hội trưởng Nông dân thôn 2}
                people:
                  - {name: Công chức Văn phòng, zalo_user_id: "%s", phone: "0900 000 001", roles: [drafter]}
                  - {name: Quản trị hệ thống, zalo_user_id: "%s", phone: "0900 000 002", roles: [administrator]}
                """.formatted(OFFICIAL, ADMINISTRATOR));
        for (int farmer = 1; farmer <= byName(); farmer++) {
            yaml.append(
                    "  - {name: Hội viên %d, zalo_user_id: \"%s\", phone: \"%s\", village: T1, memberships: [{body: HND-T1, role: member}]}%n"
                            .formatted(farmer, user(farmer), phone(farmer)));
        }
        return yaml.toString();
    }

    String roster() {
        StringBuilder csv = new StringBuilder("họ tên,số điện thoại,thôn,hội/chi hội,chức vụ\n");
        for (int farmer = byName() + 1; farmer <= farmers; farmer++) {
            csv.append("Hội viên %d,%s,Thôn 2,HND-T2,%n".formatted(farmer, phone(farmer)));
        }
        return csv.toString();
    }
}
