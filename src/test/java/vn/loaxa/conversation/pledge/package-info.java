@NullMarked
package vn.loaxa.conversation.pledge;

import org.jspecify.annotations.NullMarked;
