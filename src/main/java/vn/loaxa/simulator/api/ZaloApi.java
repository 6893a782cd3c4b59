package vn.loaxa.simulator.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import vn.loaxa.simulator.api.Gate.Guard;
import vn.loaxa.simulator.api.Gate.Work;
import vn.loaxa.simulator.world.Json;
import vn.loaxa.simulator.world.World;

/** Every path of Zalo's three hosts, on one port. Thread-safe. */
public final class ZaloApi {
    private final Gate gate;
    private final MessageApi messages;
    private final GroupApi groups;
    private final UserApi users;
    private final HistoryApi history;
    private final UploadApi uploads;
    private final OAuthApi oauth;

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
    }

    public void register(RoutesConfig routes) {
        routes.post("/v4/oa/access_token", ctx -> gate.pass(ctx, Guard.NONE, oauth::token));
        routes.post("/message/template", ctx -> gate.pass(ctx, Guard.BUSINESS_TOKEN, messages::templateByPhone));

        post(routes, "/v3.0/oa/message/cs", messages::consult);
        post(routes, "/v3.0/oa/message/transaction", messages::withdrawn);
        post(routes, "/v3.0/oa/message/promotion", messages::withdrawn);
        post(routes, "/v3.0/oa/message/template", messages::templateByUser);
        post(routes, "/v2.0/oa/message", messages::old);
        post(routes, "/v3.0/oa/quota/message", messages::quotaOf);

        post(routes, "/v2.0/oa/upload/image", uploads::image);
        post(routes, "/v2.0/oa/upload/gif", uploads::gif);
        post(routes, "/v2.0/oa/upload/file", uploads::file);

        get(routes, "/v3.0/oa/user/detail", users::detail);
        get(routes, "/v3.0/oa/user/getlist", users::list);
        post(routes, "/v2.0/oa/tag/tagfollower", users::tag);
        post(routes, "/v2.0/oa/tag/rmfollowerfromtag", users::untag);
        post(routes, "/v2.0/oa/tag/rmtag", users::removeTag);
        get(routes, "/v2.0/oa/tag/gettagsofoa", users::tags);
        get(routes, "/v2.0/oa/getoa", users::oa);

        get(routes, "/v2.0/oa/conversation", history::conversation);
        get(routes, "/v2.0/oa/listrecentchat", history::recentChats);

        groups(routes);
        routes.addHttpHandler(HandlerType.GET, "/v2.0/*", ZaloApi::unknown);
        routes.addHttpHandler(HandlerType.POST, "/v2.0/*", ZaloApi::unknown);
        routes.addHttpHandler(HandlerType.GET, "/v3.0/*", ZaloApi::unknown);
        routes.addHttpHandler(HandlerType.POST, "/v3.0/*", ZaloApi::unknown);
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

    private static void unknown(Context ctx) {
        ctx.status(404)
                .contentType("application/json;charset=utf-8")
                .result(Json.bytes(Json.object().put("error", 404).put("message", "Empty api or empty version")));
    }
}
