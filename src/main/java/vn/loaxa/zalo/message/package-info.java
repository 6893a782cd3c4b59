/** Messages to one person: kinds, buttons, outcomes, uploads, conversation history. */
@NullMarked
package vn.loaxa.zalo.message;

import org.jspecify.annotations.NullMarked;
