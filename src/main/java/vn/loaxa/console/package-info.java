/** The officials' web pages: sign-in, directives with their boards, members, reminders and the audit log. */
@NullMarked
package vn.loaxa.console;

import org.jspecify.annotations.NullMarked;
