package vn.loaxa.broadcast;

/**
 * How reminding those who have not answered ended.
 *
 * @param sent who gets it in their own chat
 * @param visit who has not answered either, but can only be visited or asked
 * @param tooSoon nothing was sent: somebody has reminded them only just now
 */
public record Nudge(int sent, int visit, boolean tooSoon) {}
