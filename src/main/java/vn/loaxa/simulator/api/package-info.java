/** Zalo's HTTP API as its documentation tells it: paths, envelopes, mixed types, error numbers. */
@NullMarked
package vn.loaxa.simulator.api;

import org.jspecify.annotations.NullMarked;
