package vn.loaxa.simulator.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.HandlerType;
import java.util.List;
import vn.loaxa.simulator.api.Gate.Guard;
import vn.loaxa.simulator.api.Gate.Work;
import vn.loaxa.simulator.world.World;

/** Every path of Zalo's three hosts, on one port. Thread-safe. */
public final class ZaloApi {
    /** Whatever else is asked of Zalo's hosts. */
    private static final List<String> UNKNOWN =
            List.of("/v2.0/*", "/v3.0/*", "/message/*", "/template/*", "/rsa/*", "/upload/*", "/rating/*");

    private final Gate gate;
    private final MessageApi messages;
    private final GroupApi groups;
    private final UserApi users;
    private final HistoryApi history;
    private final UploadApi uploads;
    private final OAuthApi oauth;
    private final TemplateApi templates;
    private final CatalogueApi catalogue;
    private final FieldApi fields;

    /** @param ratePerMinute calls of the OA API above this are -32 until the next minute */
    public ZaloApi(World world, int ratePerMinute) {
        gate = new Gate(world, ratePerMinute);
        MessageReader reader = new MessageReader(world);
        messages = new MessageApi(world, reader);
        groups = new GroupApi(world, reader);
        users = new UserApi(world);
        history = new HistoryApi(world);
        uploads = new UploadApi(world);
        oauth = new OAuthApi(world);
        templates = new TemplateApi(world);
        catalogue = new CatalogueApi(world);
        fields = new FieldApi(world);
    }

    public void register(RoutesConfig routes) {
        routes.post("/v4/oa/access_token", ctx -> gate.pass(ctx, Guard.NONE, oauth::token));
        business(routes);

        post(routes, "/v3.0/oa/message/cs", messages::consult);
        post(routes, "/v3.0/oa/message/cs/miniapp", messages::miniApp);
        get(routes, "/v3.0/oa/message/status", messages::status);
        post(routes, "/v3.0/oa/message/transaction", messages::withdrawn);
        post(routes, "/v3.0/oa/message/promotion", messages::withdrawn);
        post(routes, "/v3.0/oa/message/template", templates::byUser);
        post(routes, "/v2.0/oa/message", messages::old);
        post(routes, "/v3.0/oa/quota/message", messages::quotaOf);
        post(routes, "/v2.0/oa/quota/message", messages::oldQuota);

        post(routes, "/v2.0/oa/upload/image", uploads::image);
        post(routes, "/v2.0/oa/upload/gif", uploads::gif);
        post(routes, "/v2.0/oa/upload/file", uploads::file);

        get(routes, "/v3.0/oa/user/detail", users::detail);
        get(routes, "/v3.0/oa/user/getlist", users::list);
        post(routes, "/v3.0/oa/user/update", users::update);
        post(routes, "/v2.0/oa/deletefollowerinfo", users::deleteInfo);
        fields(routes);
        post(routes, "/v2.0/oa/tag/tagfollower", users::tag);
        post(routes, "/v2.0/oa/tag/rmfollowerfromtag", users::untag);
        post(routes, "/v2.0/oa/tag/rmtag", users::removeTag);
        get(routes, "/v2.0/oa/tag/gettagsofoa", users::tags);
        get(routes, "/v2.0/oa/getoa", users::oa);

        get(routes, "/v2.0/oa/conversation", history::conversation);
        get(routes, "/v2.0/oa/listrecentchat", history::recentChats);

        groups(routes);
        for (String rest : UNKNOWN) {
            routes.addHttpHandler(HandlerType.GET, rest, gate::unknown);
            routes.addHttpHandler(HandlerType.POST, rest, gate::unknown);
        }
    }

    /** The host of templates by phone. */
    private void business(RoutesConfig routes) {
        businessPost(routes, "/message/template", templates::byPhone);
        businessPost(routes, "/message/template/hashphone", templates::byHash);
        businessPost(routes, "/rsa/message/template", templates::encrypted);
        businessGet(routes, "/message/status", templates::status);
        businessGet(routes, "/message/quota", catalogue::quota);
        businessGet(routes, "/quality", catalogue::quality);
        businessGet(routes, "/template/all", catalogue::list);
        businessGet(routes, "/template/info/v2", catalogue::info);
        businessGet(routes, "/template/sample-data", catalogue::sample);
        businessPost(routes, "/template/create", catalogue::create);
        businessPost(routes, "/template/edit", catalogue::edit);
        businessPost(routes, "/upload/image", catalogue::uploadImage);
        businessGet(routes, "/rating/get", catalogue::ratings);
    }

    private void fields(RoutesConfig routes) {
        get(routes, "/v3.0/oa/user/detail/custominfo", fields::of);
        post(routes, "/v3.0/oa/user/update/custominfo", fields::write);
        get(routes, "/v3.0/oa/userfield/get", fields::all);
        post(routes, "/v3.0/oa/userfield/create", fields::create);
        post(routes, "/v3.0/oa/userfield/update", fields::update);
        post(routes, "/v3.0/oa/userfield/delete", fields::delete);
    }

    private void groups(RoutesConfig routes) {
        post(routes, "/v3.0/oa/quota/group", groups::quota);
        post(routes, "/v3.0/oa/group/creategroupwithoa", groups::create);
        get(routes, "/v3.0/oa/group/getgroup", groups::get);
        post(routes, "/v3.0/oa/group/updateinfo", groups::updateInfo);
        post(routes, "/v3.0/oa/group/updateasset", groups::updateAsset);
        post(routes, "/v3.0/oa/group/invite", groups::invite);
        get(routes, "/v3.0/oa/group/listpendinginvite", groups::pending);
        post(routes, "/v3.0/oa/group/acceptpendinginvite", groups::accept);
        post(routes, "/v3.0/oa/group/rejectpendinginvite", groups::reject);
        post(routes, "/v3.0/oa/group/addadmins", groups::addAdmins);
        post(routes, "/v3.0/oa/group/removeadmins", groups::removeAdmins);
        post(routes, "/v3.0/oa/group/removemembers", groups::removeMembers);
        get(routes, "/v3.0/oa/group/listmember", groups::members);
        get(routes, "/v3.0/oa/group/getgroupsofoa", groups::ofOa);
        post(routes, "/v3.0/oa/group/delete", groups::delete);
        post(routes, "/v3.0/oa/group/message", groups::send);
        get(routes, "/v3.0/oa/group/listrecentchat", history::recentGroupChats);
        get(routes, "/v3.0/oa/group/conversation", history::groupConversation);
    }

    private void post(RoutesConfig routes, String path, Work work) {
        routes.post(path, ctx -> gate.pass(ctx, Guard.TOKEN, work));
    }

    private void get(RoutesConfig routes, String path, Work work) {
        routes.get(path, ctx -> gate.pass(ctx, Guard.TOKEN, work));
    }

    private void businessPost(RoutesConfig routes, String path, Work work) {
        routes.post(path, ctx -> gate.pass(ctx, Guard.BUSINESS_TOKEN, work));
    }

    private void businessGet(RoutesConfig routes, String path, Work work) {
        routes.get(path, ctx -> gate.pass(ctx, Guard.BUSINESS_TOKEN, work));
    }
}
