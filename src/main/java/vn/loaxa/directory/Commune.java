package vn.loaxa.directory;

import java.time.ZoneId;
import vn.loaxa.db.CommuneId;

/**
 * A commune (xã, phường, đặc khu): labels are data, not code (domain §1).
 *
 * @param code the stable code of the organisation file
 * @param name with its label: "Xã Đông Mẫu"
 * @param villageTerm what the unit below is called here: thôn, bản, tổ dân phố
 */
public record Commune(CommuneId id, String code, String name, String villageTerm, ZoneId zone) {}
