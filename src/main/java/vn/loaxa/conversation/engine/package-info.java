/** Decides what a flow does next. Pure: session and input in, session and effects out; no clock, no I/O. */
@NullMarked
package vn.loaxa.conversation.engine;

import org.jspecify.annotations.NullMarked;
