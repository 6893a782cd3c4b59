package vn.loaxa.console;

import vn.loaxa.account.KeyFile;
import vn.loaxa.conversation.DataRequests;
import vn.loaxa.conversation.PersonalData;
import vn.loaxa.conversation.UnansweredQuestions;
import vn.loaxa.membership.MembershipService;
import vn.loaxa.membership.RoleService;

/** What the pages about people, their data and the house itself stand on. */
public record ConsoleServices(
        RoleService roles,
        MembershipService memberships,
        PersonalData held,
        DataRequests requests,
        UnansweredQuestions questions,
        KeyFile key) {}
