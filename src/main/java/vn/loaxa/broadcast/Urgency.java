package vn.loaxa.broadcast;

/** Mức độ khẩn of Nghị định 30/2020: none < khẩn < thượng khẩn < hỏa tốc. */
public enum Urgency {
    NORMAL,
    URGENT,
    VERY_URGENT,
    FLASH
}
