/** What officials are to bring about in the villages: a checklist of criteria, tasks with a day and a picture, and a word each week. */
@NullMarked
package vn.loaxa.task;

import org.jspecify.annotations.NullMarked;
