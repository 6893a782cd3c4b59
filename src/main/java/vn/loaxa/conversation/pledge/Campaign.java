package vn.loaxa.conversation.pledge;

/**
 * What is collected for.
 *
 * @param code value of the flow's answer
 * @param target in đồng; 0 for none
 */
public record Campaign(String code, String title, long target) {}
