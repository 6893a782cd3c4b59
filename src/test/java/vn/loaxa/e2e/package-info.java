/** The whole road through HTTP: the real server in a process of its own, a Zalo that a test writes, and kill -9. */
@NullMarked
package vn.loaxa.e2e;

import org.jspecify.annotations.NullMarked;
