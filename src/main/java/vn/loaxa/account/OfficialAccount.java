package vn.loaxa.account;

import vn.loaxa.db.CommuneId;
import vn.loaxa.zalo.wire.ZaloOaId;

/** The Official Account of a commune. */
public record OfficialAccount(CommuneId commune, ZaloOaId oaId, String appId, String name) {}
