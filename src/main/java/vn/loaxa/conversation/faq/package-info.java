/** Finds the answer to a question, the nearest two or three, or nothing. */
@NullMarked
package vn.loaxa.conversation.faq;

import org.jspecify.annotations.NullMarked;
