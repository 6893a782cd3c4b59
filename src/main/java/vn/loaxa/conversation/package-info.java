/** Answers what people type: commands, scripted flows, FAQ. */
@NullMarked
package vn.loaxa.conversation;

import org.jspecify.annotations.NullMarked;
