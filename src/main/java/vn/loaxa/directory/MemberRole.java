package vn.loaxa.directory;

/** A place within a body. Leaders (chi hội trưởng) lead sub-associations, chairs (chủ tịch) associations. */
public enum MemberRole {
    MEMBER,
    DEPUTY,
    LEADER,
    CHAIR
}
