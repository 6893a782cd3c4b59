/** What the report counts of talks with residents: questions without words, a survey, filings that were led through. */
@NullMarked
package vn.loaxa.conversation.tally;

import org.jspecify.annotations.NullMarked;
