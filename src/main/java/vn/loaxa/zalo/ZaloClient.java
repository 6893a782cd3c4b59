package vn.loaxa.zalo;

import vn.loaxa.zalo.auth.AccessTokens;
import vn.loaxa.zalo.broadcast.BroadcastApi;
import vn.loaxa.zalo.group.GroupApi;
import vn.loaxa.zalo.media.UploadApi;
import vn.loaxa.zalo.message.ConversationApi;
import vn.loaxa.zalo.message.MessageApi;
import vn.loaxa.zalo.template.TemplateApi;
import vn.loaxa.zalo.template.TemplateCatalogueApi;
import vn.loaxa.zalo.user.CustomFieldApi;
import vn.loaxa.zalo.user.OfficialAccountApi;
import vn.loaxa.zalo.user.QuotaApi;
import vn.loaxa.zalo.user.TagApi;
import vn.loaxa.zalo.user.UserApi;
import vn.loaxa.zalo.wire.AppSecretProof;
import vn.loaxa.zalo.wire.RateLimit;
import vn.loaxa.zalo.wire.ZaloCalls;
import vn.loaxa.zalo.wire.ZaloDialect;
import vn.loaxa.zalo.wire.ZaloTransport;

/**
 * The OpenAPI for one Official Account. Every call blocks, and may be made from any thread. Sends give a
 * {@link vn.loaxa.zalo.message.SendOutcome} and never throw for what happens on the way; calls whose answer is needed
 * throw {@link vn.loaxa.zalo.wire.ZaloException}. A refused access token is exchanged and the call repeated, once.
 * Nothing else is repeated.
 *
 * <pre>{@code
 * try (var transport = new ZaloTransport(ZaloEndpoints.VENDOR, HttpSettings.defaults())) {
 *     var zalo = new ZaloClient(transport, tokens);
 *     SendOutcome outcome = zalo.messages().send(user, OutgoingMessage.Text.of("Kính gửi bà con ..."));
 * }
 * }</pre>
 */
public final class ZaloClient {
    private final ZaloCalls calls;
    private final MessageApi messages;
    private final GroupApi groups;
    private final UserApi users;
    private final TemplateApi templates;
    private final TemplateCatalogueApi templateCatalogue;
    private final BroadcastApi broadcasts;
    private final TagApi tags;
    private final CustomFieldApi customFields;
    private final UploadApi uploads;
    private final QuotaApi quotas;
    private final ConversationApi conversations;
    private final OfficialAccountApi officialAccount;

    /** One transport may serve any number of accounts; closing it is its owner's work. */
    public ZaloClient(ZaloTransport transport, AccessTokens tokens) {
        this(transport, tokens, AppSecretProof.OFF);
    }

    /** For apps that have the proof of the app secret switched on in the console. */
    public ZaloClient(ZaloTransport transport, AccessTokens tokens, AppSecretProof proof) {
        this(transport, tokens, proof, ZaloDialect.standard());
    }

    /** For a service that differs from what most sources say of it. */
    public ZaloClient(ZaloTransport transport, AccessTokens tokens, AppSecretProof proof, ZaloDialect dialect) {
        calls = new ZaloCalls(transport, tokens, proof, dialect);
        messages = new MessageApi(calls);
        groups = new GroupApi(calls);
        users = new UserApi(calls);
        templates = new TemplateApi(calls);
        templateCatalogue = new TemplateCatalogueApi(calls);
        broadcasts = new BroadcastApi(calls);
        tags = new TagApi(calls);
        customFields = new CustomFieldApi(calls);
        uploads = new UploadApi(calls);
        quotas = new QuotaApi(calls);
        conversations = new ConversationApi(calls);
        officialAccount = new OfficialAccountApi(calls);
    }

    /** Consultation messages to single persons. */
    public MessageApi messages() {
        return messages;
    }

    /** GMF group chats. */
    public GroupApi groups() {
        return groups;
    }

    /** The persons that the OA knows. */
    public UserApi users() {
        return users;
    }

    /** Template messages, by user id and by phone number. */
    public TemplateApi templates() {
        return templates;
    }

    /** The templates themselves, their quota, quality and ratings. */
    public TemplateCatalogueApi templateCatalogue() {
        return templateCatalogue;
    }

    /** Articles to many followers. */
    public BroadcastApi broadcasts() {
        return broadcasts;
    }

    /** The tags on persons. */
    public TagApi tags() {
        return tags;
    }

    /** Fields of the OA's own for each person. */
    public CustomFieldApi customFields() {
        return customFields;
    }

    /** Pictures and files; see also {@link vn.loaxa.zalo.media.KeptFile}. */
    public UploadApi uploads() {
        return uploads;
    }

    /** What may still be sent. */
    public QuotaApi quotas() {
        return quotas;
    }

    /** The history with single persons. */
    public ConversationApi conversations() {
        return conversations;
    }

    /** The account itself. */
    public OfficialAccountApi officialAccount() {
        return officialAccount;
    }

    /** The rate headers as last seen on any reply. */
    public RateLimit rateLimit() {
        return calls.rateLimit();
    }
}
