package vn.loaxa.membership;

import java.time.Instant;
import vn.loaxa.directory.Body;
import vn.loaxa.directory.Person;

/** Somebody asks to join a body. */
public record JoinRequest(long id, Body body, Person applicant, Instant askedAt) {}
