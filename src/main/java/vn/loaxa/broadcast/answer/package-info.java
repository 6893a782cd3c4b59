/** What a directive asks to be answered, and what people type in answer: read, and said back. Pure. */
@NullMarked
package vn.loaxa.broadcast.answer;

import org.jspecify.annotations.NullMarked;
