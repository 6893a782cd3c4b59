/** What residents and officials say to each other beside the bot: hand-overs and cases, until they are closed. */
@NullMarked
package vn.loaxa.conversation.thread;

import org.jspecify.annotations.NullMarked;
