/** Events of Zalo, on disk before they are answered, handled once and in order for each person. */
@NullMarked
package vn.loaxa.inbox;

import org.jspecify.annotations.NullMarked;
