package vn.loaxa.console;

import vn.loaxa.broadcast.Urgency;

/** A ready-made text: what is to be filled in stands in square brackets. */
record TextTemplate(String code, String name, String type, Urgency urgency, String title, String text) {}
