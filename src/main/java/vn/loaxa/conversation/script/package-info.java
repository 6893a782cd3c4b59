/** Bot scripts: YAML to flows, with errors that name file, line and column. */
@NullMarked
package vn.loaxa.conversation.script;

import org.jspecify.annotations.NullMarked;
