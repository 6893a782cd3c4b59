@NullMarked
package vn.loaxa.conversation.faq;

import org.jspecify.annotations.NullMarked;
