@NullMarked
package vn.loaxa.conversation.engine;

import org.jspecify.annotations.NullMarked;
