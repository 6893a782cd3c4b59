/** Communes, villages, bodies, people, roles with terms, memberships; and the import of them. */
@NullMarked
package vn.loaxa.directory;

import org.jspecify.annotations.NullMarked;
