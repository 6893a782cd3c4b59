/** Zalo, offline: its HTTP API, its webhooks and a page with phones. An outsider that talks HTTP. */
@NullMarked
package vn.loaxa.simulator;

import org.jspecify.annotations.NullMarked;
