package vn.loaxa.membership.chat;

import vn.loaxa.directory.Body;

/** Whether a group chat can be made for a body now, by what is known without asking Zalo, and how. */
public sealed interface ChatOffer {
    /**
     * It can.
     *
     * @param name of the chat, as long as Zalo allows
     * @param keeper who stands in it from the start, as an administrator of the Official Account
     * @param forecast who will be invited, and who not
     * @param dongPerMessage what Zalo charges for a message into a chat; the chat itself stands on a package that is paid
     */
    record Ready(
            Body body,
            String name,
            ChatPackage chosen,
            ChatKeepers.Keeper keeper,
            ChatForecast forecast,
            int dongPerMessage)
            implements ChatOffer {
        /** Whether it still is what was agreed to. */
        public boolean same(String asset, long keeperId, int invited) {
            return chosen.assetId().equals(asset)
                    && keeper.person().id().value() == keeperId
                    && forecast.invite().size() == invited;
        }

        ChatCreation.Wish wish() {
            return new ChatCreation.Wish(
                    name, chosen.assetId(), chosen.size(), chosen.validThrough(), keeper.user(), true);
        }
    }

    /** It cannot. */
    record Refused(Reason reason) implements ChatOffer {}

    /** Why not. */
    enum Reason {
        NOT_ALLOWED,
        HAS_CHAT,
        /** One is being made for this body. */
        UNDER_WAY,
        /** Nobody looked yet which packages there are. */
        NEVER_READ,
        /** None is free. */
        NO_PACKAGE,
        /** No official of the commune can be invited to keep it. */
        NO_KEEPER,
        /** Nobody of the roll can be invited. */
        NOBODY
    }
}
