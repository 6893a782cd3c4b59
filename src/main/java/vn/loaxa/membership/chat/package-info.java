/** The group chats (GMF) of bodies: made, filled, followed and held against the rolls. */
@NullMarked
package vn.loaxa.membership.chat;

import org.jspecify.annotations.NullMarked;
