/** What the bot did not know, and how officials teach it. */
@NullMarked
package vn.loaxa.conversation.questions;

import org.jspecify.annotations.NullMarked;
