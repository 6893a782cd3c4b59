package vn.loaxa.console;

import vn.loaxa.broadcast.Urgency;
import vn.loaxa.broadcast.answer.AnswerSet;

/**
 * A ready-made text: what is to be filled in stands in square brackets.
 *
 * @param answers what it asks, taken into the form with the text or alone
 */
record TextTemplate(
        String code, String name, String type, Urgency urgency, String title, String text, AnswerSet answers) {}
