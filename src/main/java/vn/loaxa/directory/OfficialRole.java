package vn.loaxa.directory;

/** Roles outside the bodies (domain §8). Village heads and digital teams have a village as their scope, the rest the commune. */
public enum OfficialRole {
    ADMINISTRATOR,
    DRAFTER,
    CLERK,
    APPROVER,
    COUNTER_OFFICER,
    VILLAGE_HEAD,
    DIGITAL_TEAM
}
