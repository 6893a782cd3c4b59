/** Tells the app what happened, the way Zalo does it: signed, within two seconds, again after 30 s, 5, 15, 30 and 60 minutes. */
@NullMarked
package vn.loaxa.simulator.webhook;

import org.jspecify.annotations.NullMarked;
