/** What is on Zalo's side of the wire, in memory: the account, phones, chats, groups, tokens, faults, and a clock that can be moved. */
@NullMarked
package vn.loaxa.simulator.world;

import org.jspecify.annotations.NullMarked;
