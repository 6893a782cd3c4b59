/** GMF group chats: every group call of the vendor. */
@NullMarked
package vn.loaxa.zalo.group;

import org.jspecify.annotations.NullMarked;
