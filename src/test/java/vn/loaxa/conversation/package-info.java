@NullMarked
package vn.loaxa.conversation;

import org.jspecify.annotations.NullMarked;
