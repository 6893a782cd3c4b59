/** What residents promise to give to common work, what is collected for, and the list of it that everybody may read. */
@NullMarked
package vn.loaxa.conversation.pledge;

import org.jspecify.annotations.NullMarked;
