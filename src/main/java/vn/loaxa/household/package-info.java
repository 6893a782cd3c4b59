/** The households of the villages: who is in touch with the commune online, and whom the digital team has yet to visit. */
@NullMarked
package vn.loaxa.household;

import org.jspecify.annotations.NullMarked;
