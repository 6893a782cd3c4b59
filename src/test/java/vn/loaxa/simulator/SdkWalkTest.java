package vn.loaxa.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static vn.loaxa.simulator.Stage.BA_CON;
import static vn.loaxa.simulator.Stage.CHI_HOI_TRUONG;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import vn.loaxa.simulator.world.Message.Draft;
import vn.loaxa.simulator.world.TrafficLog;
import vn.loaxa.zalo.ZaloClient;
import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.broadcast.BroadcastTarget;
import vn.loaxa.zalo.group.GroupUpdate;
import vn.loaxa.zalo.group.NewGroup;
import vn.loaxa.zalo.message.MiniAppMessage;
import vn.loaxa.zalo.message.OutgoingMessage;
import vn.loaxa.zalo.message.Reaction;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.message.Visitor;
import vn.loaxa.zalo.template.PhoneDelivery;
import vn.loaxa.zalo.template.PhoneNumber;
import vn.loaxa.zalo.template.TemplateCipher;
import vn.loaxa.zalo.template.TemplateDraft;
import vn.loaxa.zalo.template.TemplateMessage;
import vn.loaxa.zalo.user.CustomField;
import vn.loaxa.zalo.user.UserQuery;
import vn.loaxa.zalo.user.UserUpdate;
import vn.loaxa.zalo.wire.HttpSettings;
import vn.loaxa.zalo.wire.Json;
import vn.loaxa.zalo.wire.ZaloEndpoints;
import vn.loaxa.zalo.wire.ZaloGroupId;
import vn.loaxa.zalo.wire.ZaloTransport;
import vn.loaxa.zalo.wire.ZaloUserId;

/**
 * Every call that the SDK has, found by reflection, is made once by the SDK itself: the simulator must know it and do it.
 * A call that is new in the SDK fails here until the simulator answers it.
 */
class SdkWalkTest {
    private static final ZaloUserId USER = new ZaloUserId(BA_CON);
    private static final ZaloUserId LEADER = new ZaloUserId(CHI_HOI_TRUONG);

    /** A stage with something to call about. */
    private static final class Walk implements AutoCloseable {
        final Stage stage = new Stage();
        final ZaloTransport transport =
                new ZaloTransport(ZaloEndpoints.allAt(URI.create(stage.simulator.url())), HttpSettings.defaults());
        final ZaloClient client = new ZaloClient(transport, AccessTokens.fixed(stage.token));
        final String said = stage.simulator.say(BA_CON, "chào xã").id();

        ZaloGroupId group() {
            var made = client.groups().create(new NewGroup("Thôn 7", "", "as-bought", List.of(USER, LEADER)));
            return made.id();
        }

        /** A group that asks first, with a person at its door. */
        ZaloGroupId groupWithSomebodyAtTheDoor() {
            ZaloGroupId group = client.groups()
                    .create(new NewGroup("Thôn 7", "", "as-bought", List.of(LEADER)))
                    .id();
            stage.post("/v3.0/oa/group/updateinfo", "{\"group_id\":\"" + group.value() + "\",\"join_appr\":true}");
            stage.post("/simulator/groups/" + group.value() + "/join", "{\"user\":\"" + BA_CON + "\"}");
            return group;
        }

        String field() {
            client.customFields().create(CustomField.of("so_nha", "Số nhà", "text"));
            return "so_nha";
        }

        Visitor visitor() {
            stage.simulator
                    .world()
                    .locked(() -> stage.simulator.world().visitors().say("an-1", Draft.text("hỏi")));
            return new Visitor(
                    "an-1",
                    stage.simulator
                            .world()
                            .locked(() -> stage.simulator.world().visitors().all())
                            .get(0)
                            .conversationId());
        }

        TemplateCipher cipher() {
            return new TemplateCipher(
                    stage.get("/simulator/keys").path("rsa_public_key").asText());
        }

        @Override
        public void close() {
            transport.close();
            stage.close();
        }
    }

    private static TemplateMessage template() {
        return new TemplateMessage("31001", Map.of("ten", "Mẫu", "so", "12"));
    }

    private static TemplateDraft draft() {
        return new TemplateDraft(
                "Mẫu thông báo thử",
                1,
                1,
                Json.object().put("body", "x"),
                List.of(new TemplateDraft.Param("ten", 1, "Mẫu")),
                "",
                "tr-1");
    }

    /** What each call is given, by its name, with the parameters where names repeat. */
    private static final Map<String, Function<Walk, List<@Nullable Object>>> GIVEN = Map.ofEntries(
            Map.entry("MessageApi.send(ZaloUserId, OutgoingMessage)", w -> list(USER, OutgoingMessage.Text.of("x"))),
            Map.entry(
                    "MessageApi.send(ZaloUserId, MiniAppMessage)",
                    w -> list(USER, new MiniAppMessage("transaction_order", Map.of("so", "1")))),
            Map.entry(
                    "MessageApi.send(Visitor, OutgoingMessage)", w -> list(w.visitor(), OutgoingMessage.Text.of("x"))),
            Map.entry("MessageApi.reply", w -> list(w.said, OutgoingMessage.Text.of("x"))),
            Map.entry("MessageApi.react", w -> list(USER, w.said, Reaction.HEART)),
            Map.entry("MessageApi.status", w -> list(w.said)),
            Map.entry("GroupApi.send", w -> list(w.group(), OutgoingMessage.Text.of("x"))),
            Map.entry("GroupApi.assets", w -> list("gmf10")),
            Map.entry("GroupApi.create", w -> list(new NewGroup("Thôn 7", "mô tả", "as-free", List.of(USER, LEADER)))),
            Map.entry("GroupApi.detail", w -> list(w.group())),
            Map.entry("GroupApi.update", w -> list(w.group(), GroupUpdate.rename("Thôn 8"))),
            Map.entry("GroupApi.updateAsset", w -> list(w.group(), "as-spare")),
            Map.entry("GroupApi.invite", w -> list(w.group(), List.of(USER))),
            Map.entry("GroupApi.pending", w -> list(w.group(), 0, 5)),
            Map.entry("GroupApi.acceptPending", w -> list(w.groupWithSomebodyAtTheDoor(), List.of(USER))),
            Map.entry("GroupApi.rejectPending", w -> list(w.groupWithSomebodyAtTheDoor(), List.of(USER))),
            Map.entry("GroupApi.addAdmins", w -> list(w.group(), List.of(USER))),
            Map.entry("GroupApi.removeAdmins", w -> list(w.group(), List.of(USER))),
            Map.entry("GroupApi.removeMembers", w -> list(w.group(), List.of(USER))),
            Map.entry("GroupApi.members", w -> list(w.group(), 0, 5)),
            Map.entry("GroupApi.ofAccount", w -> list(0, 5)),
            Map.entry("GroupApi.delete", w -> list(w.group())),
            Map.entry("GroupApi.recentChats", w -> list(0, 5)),
            Map.entry("GroupApi.conversation", w -> list(w.group(), 0, 5)),
            Map.entry("UserApi.detail", w -> list(USER)),
            Map.entry("UserApi.list", w -> list(new UserQuery(0, 50, true, "L7D", null))),
            Map.entry("UserApi.update", w -> list(USER, UserUpdate.alias("Bác Tư"))),
            Map.entry("UserApi.deleteInfo", w -> list(USER)),
            Map.entry("TemplateApi.send(ZaloUserId, TemplateMessage)", w -> list(USER, template())),
            Map.entry(
                    "TemplateApi.send(PhoneNumber, TemplateMessage, PhoneDelivery)",
                    w -> list(new PhoneNumber("84900000001"), template(), PhoneDelivery.normal("t-1"))),
            Map.entry(
                    "TemplateApi.sendToHash",
                    w -> list(
                            "c1defbf2b2d03f6c060709faa2be37c05d6539c96ebbe5bd1bfea42cdc54032f",
                            template(),
                            PhoneDelivery.normal("t-1"))),
            Map.entry(
                    "TemplateApi.sendEncrypted",
                    w -> list(w.cipher(), new PhoneNumber("84900000001"), template(), PhoneDelivery.normal("t-1"))),
            Map.entry("TemplateApi.status", w -> list(w.said)),
            Map.entry("TemplateCatalogueApi.list", w -> list(0, 100, null, true)),
            Map.entry("TemplateCatalogueApi.info", w -> list("31002")),
            Map.entry("TemplateCatalogueApi.sample", w -> list("31002")),
            Map.entry("TemplateCatalogueApi.ratings", w -> list("31001", Instant.EPOCH, w.stage.clock.instant(), 0, 9)),
            Map.entry("TemplateCatalogueApi.create", w -> list(draft())),
            Map.entry("TemplateCatalogueApi.edit", w -> list("31003", draft())),
            Map.entry("TemplateCatalogueApi.uploadImage", w -> list("loa.png", new byte[9])),
            Map.entry("BroadcastApi.send", w -> list(BroadcastTarget.cities(Set.of(4)), List.of("bai-1"))),
            Map.entry("TagApi.add", w -> list(USER, "thôn 7")),
            Map.entry("TagApi.remove", w -> list(USER, "thôn 7")),
            Map.entry("TagApi.delete", w -> list("thôn 7")),
            Map.entry("CustomFieldApi.fields", w -> list(true)),
            Map.entry("CustomFieldApi.create", w -> list(CustomField.of("so_nha", "Số nhà", "text"))),
            Map.entry("CustomFieldApi.update", w -> list(CustomField.of(w.field(), "Số nhà mới", "text"))),
            Map.entry("CustomFieldApi.delete", w -> list(w.field())),
            Map.entry("CustomFieldApi.of", w -> list(USER, List.of("display_name"))),
            Map.entry("CustomFieldApi.write", w -> list(USER, Map.of(w.field(), "12"))),
            Map.entry("UploadApi.image", w -> list("loa.png", new byte[9])),
            Map.entry("UploadApi.gif", w -> list("loa.gif", new byte[9])),
            Map.entry("UploadApi.file", w -> list("cong-dien.pdf", new byte[9])),
            Map.entry("QuotaApi.ofUser", w -> list(USER)),
            Map.entry("QuotaApi.ofAccount(String, String)", w -> list("cs", "sub_quota")),
            Map.entry("QuotaApi.ofMessage", w -> list(w.said)),
            Map.entry("QuotaApi.ofPromotion", w -> list(USER)),
            Map.entry("ConversationApi.with", w -> list(USER, 0, 10)),
            Map.entry("ConversationApi.recent", w -> list(0, 10)));

    @TestFactory
    Stream<DynamicTest> everyCallOfTheSdkIsAnswered() {
        List<Method> calls = new ArrayList<>();
        for (Method family : ZaloClient.class.getDeclaredMethods()) {
            if (family.getReturnType().getSimpleName().endsWith("Api")) {
                Arrays.stream(family.getReturnType().getDeclaredMethods())
                        .filter(m -> Modifier.isPublic(m.getModifiers()) && !Modifier.isStatic(m.getModifiers()))
                        .forEach(calls::add);
            }
        }
        calls.sort(Comparator.comparing(SdkWalkTest::signature));
        assertThat(calls).hasSizeGreaterThan(50);
        return calls.stream().map(call -> DynamicTest.dynamicTest(signature(call), () -> walk(call)));
    }

    private static void walk(Method call) throws ReflectiveOperationException {
        try (Walk walk = new Walk()) {
            Object[] given = given(call, walk);
            Object answer = call.invoke(family(call, walk.client), given);
            assertThat(answer).isNotNull().isNotInstanceOfAny(SendOutcome.Rejected.class, SendOutcome.Unknown.class);
            assertThat(walk.stage.simulator.traffic().latest(100))
                    .anyMatch(TrafficLog.Entry::fromServer)
                    .noneMatch(TrafficLog.Entry::fault);
        } catch (InvocationTargetException e) {
            fail(signature(call), e.getCause());
        }
    }

    private static Object[] given(Method call, Walk walk) {
        if (call.getParameterCount() == 0) {
            return new Object[0];
        }
        String name = call.getDeclaringClass().getSimpleName() + '.' + call.getName();
        var given = GIVEN.getOrDefault(signature(call), GIVEN.get(name));
        return Objects.requireNonNull(given, "Say here how this is called: " + signature(call))
                .apply(walk)
                .toArray();
    }

    private static Object family(Method call, ZaloClient client) throws ReflectiveOperationException {
        for (Method family : ZaloClient.class.getDeclaredMethods()) {
            if (family.getReturnType().equals(call.getDeclaringClass())) {
                return family.invoke(client);
            }
        }
        throw new AssertionError(call);
    }

    private static String signature(Method call) {
        return call.getDeclaringClass().getSimpleName()
                + '.'
                + call.getName()
                + '('
                + String.join(
                        ", ",
                        Arrays.stream(call.getParameterTypes())
                                .map(Class::getSimpleName)
                                .toList())
                + ')';
    }

    private static List<@Nullable Object> list(@Nullable Object... given) {
        return Arrays.asList(given);
    }
}
