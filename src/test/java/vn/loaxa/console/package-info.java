/** Tests of the console through a real server, a real database and an HTTP client. */
@NullMarked
package vn.loaxa.console;

import org.jspecify.annotations.NullMarked;
