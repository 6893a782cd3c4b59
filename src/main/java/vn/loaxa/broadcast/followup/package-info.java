/** The sentence that says what happens by itself while people have not answered a directive: read, and said back. Pure. */
@NullMarked
package vn.loaxa.broadcast.followup;

import org.jspecify.annotations.NullMarked;
