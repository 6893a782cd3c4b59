/** Everything we tell Zalo goes through here: leased, sent, recorded; what is not known is settled, never repeated blindly. */
@NullMarked
package vn.loaxa.outbox;

import org.jspecify.annotations.NullMarked;
