package vn.loaxa.console;

import vn.loaxa.conversation.ResidentDesk;

/** The parts of the conversation that officials work with. */
public record ResidentParts(ResidentDesk desk) {}
