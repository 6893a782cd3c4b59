/** Messages to one person: kinds, buttons, uploads, users, quota, conversation history. */
@NullMarked
package vn.loaxa.zalo.message;

import org.jspecify.annotations.NullMarked;
