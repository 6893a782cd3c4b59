package vn.loaxa.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.OutgoingMessage.Entry;
import vn.loaxa.zalo.message.OutgoingMessage.Kind;
import vn.loaxa.zalo.message.Picture;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloUserId;

/** Which messages of a history or an echo prove a send of which kind (zalo-openapi §3, §5, §6.4). */
class MessageMatchTest {
    /** Every name that the history or an echo gives to a kind of message. */
    private static final Set<String> NAMES = Set.of(
            "text",
            "photo",
            "image",
            "photos",
            "GIF",
            "gif",
            "sticker",
            "file",
            "document",
            "link",
            "links",
            "list",
            "template",
            "voice",
            "audio",
            "video",
            "location");

    private static OutgoingMessage sample(Kind kind) {
        return switch (kind) {
            case TEXT -> OutgoingMessage.Text.of("Kính gửi bà con");
            case IMAGE -> new OutgoingMessage.Image("Bản đồ ngập", "att-1");
            case GIF -> new OutgoingMessage.Gif("Cách buộc mái tôn", new Picture.Uploaded("att-2"), 320, 240);
            case STICKER -> new OutgoingMessage.Sticker("stk-1");
            case FILE -> new OutgoingMessage.File("ftok-1");
            case INFO_REQUEST -> new OutgoingMessage.InfoRequest("Chia sẻ số", "Để xã gọi", "https://xa.example/a.png");
            case LIST ->
                new OutgoingMessage.Listing(
                        List.of(new Entry("Thủ tục", "Làm ở đâu", null, null), new Entry("Lịch", "", null, null)),
                        List.of());
        };
    }

    private static Set<String> names(Kind kind) {
        return switch (kind) {
            case TEXT -> Set.of("text", "link", "links", "template", "list");
            case IMAGE -> Set.of("photo", "image", "photos");
            case GIF -> Set.of("GIF", "gif");
            case STICKER -> Set.of("sticker");
            case FILE -> Set.of("file", "document", "link");
            case INFO_REQUEST, LIST -> Set.of("list", "link", "links", "template");
        };
    }

    /** What stands beside it in the history, as the offline Zalo shows it. */
    private static String words(Kind kind) {
        return switch (kind) {
            case TEXT -> "Kính gửi bà con";
            case IMAGE -> "Bản đồ ngập";
            case GIF -> "Cách buộc mái tôn";
            case STICKER, FILE -> "";
            case INFO_REQUEST -> "Chia sẻ số\nĐể xã gọi";
            case LIST -> "Thủ tục\nLàm ở đâu\nLịch";
        };
    }

    @ParameterizedTest
    @EnumSource(Kind.class)
    void eachKindIsProvenByItsOwnNamesAndByNoOthers(Kind kind) {
        Call toUser = new Call.ToUser(new ZaloUserId("81"), sample(kind));
        Set<String> proves = NAMES.stream()
                .filter(name -> MessageMatch.fits(toUser, name, words(kind)))
                .collect(Collectors.toSet());
        assertThat(proves).isEqualTo(names(kind));
    }

    @ParameterizedTest
    @EnumSource(
            value = Kind.class,
            names = {"TEXT", "IMAGE", "GIF", "INFO_REQUEST", "LIST"})
    void otherWordsAreAnotherMessage(Kind kind) {
        Call toUser = new Call.ToUser(new ZaloUserId("81"), sample(kind));
        assertThat(NAMES).noneMatch(name -> MessageMatch.fits(toUser, name, "Chuyện khác"));
    }

    @Test
    void picturesAndLayoutsAreProvenWithoutWordsAndTextsAreNot() {
        assertThat(provenSilently(Kind.IMAGE, "photo")).isTrue();
        assertThat(provenSilently(Kind.GIF, "GIF")).isTrue();
        assertThat(provenSilently(Kind.LIST, "links")).isTrue();
        assertThat(provenSilently(Kind.INFO_REQUEST, "template")).isTrue();
        assertThat(provenSilently(Kind.TEXT, "text")).isFalse();
    }

    @Test
    void aListIsNotProvenByAnInfoRequestAndTheOtherWayRound() {
        Call list = new Call.ToUser(new ZaloUserId("81"), sample(Kind.LIST));
        Call request = new Call.ToUser(new ZaloUserId("81"), sample(Kind.INFO_REQUEST));
        assertThat(MessageMatch.fits(list, "links", words(Kind.INFO_REQUEST))).isFalse();
        assertThat(MessageMatch.fits(request, "links", words(Kind.LIST))).isFalse();
    }

    @Test
    void groupsAndFilesOfOursGoByTheSameRules() {
        var group = new ZaloGroupId("g-1");
        assertThat(MessageMatch.fits(new Call.ToGroup(group, sample(Kind.STICKER)), "sticker", ""))
                .isTrue();
        assertThat(MessageMatch.fits(new Call.ToGroup(group, sample(Kind.STICKER)), "file", ""))
                .isFalse();
        assertThat(Stream.of("file", "photo", "link")
                        .allMatch(name -> MessageMatch.fits(new Call.FileToGroup(group, 1), name, "")))
                .isTrue();
        assertThat(MessageMatch.fits(new Call.FileToGroup(group, 1), "GIF", "")).isFalse();
    }

    private static boolean provenSilently(Kind kind, String name) {
        return MessageMatch.fits(new Call.ToUser(new ZaloUserId("81"), sample(kind)), name, "");
    }
}
