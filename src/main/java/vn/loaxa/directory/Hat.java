package vn.loaxa.directory;

/** The ways in which somebody can hold rights, the highest first: this is also the order of titles. */
enum Hat {
    APPROVER,
    CHAIR,
    ADMINISTRATOR,
    DRAFTER,
    CLERK,
    COUNTER_OFFICER,
    LEADER,
    VILLAGE_HEAD,
    DEPUTY,
    DIGITAL_TEAM,
    MEMBER;

    static Hat of(OfficialRole role) {
        return switch (role) {
            case ADMINISTRATOR -> ADMINISTRATOR;
            case DRAFTER -> DRAFTER;
            case CLERK -> CLERK;
            case APPROVER -> APPROVER;
            case COUNTER_OFFICER -> COUNTER_OFFICER;
            case VILLAGE_HEAD -> VILLAGE_HEAD;
            case DIGITAL_TEAM -> DIGITAL_TEAM;
        };
    }

    static Hat of(MemberRole role) {
        return switch (role) {
            case MEMBER -> MEMBER;
            case DEPUTY -> DEPUTY;
            case LEADER -> LEADER;
            case CHAIR -> CHAIR;
        };
    }
}
