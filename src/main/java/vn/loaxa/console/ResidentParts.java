package vn.loaxa.console;

import vn.loaxa.conversation.ResidentDesk;
import vn.loaxa.conversation.questions.FaqDesk;

/** The parts of the conversation that officials work with. */
public record ResidentParts(ResidentDesk desk, FaqDesk faq) {}
