/**
 * <i>zalo-oa-sdk</i>: Zalo Official Accounts from Java. {@link vn.loaxa.zalo.ZaloClient} is one account, with typed calls and
 * typed results; {@link vn.loaxa.zalo.auth.OauthClient} gets and keeps its tokens; {@link vn.loaxa.zalo.webhook.WebhookParser}
 * reads what Zalo tells. Needs OkHttp and Jackson, and nothing of the rest of this project. {@code ZaloRecipesTest} is the manual.
 *
 * <h2>Promises</h2>
 * <ul>
 * <li>Sends end in a {@link vn.loaxa.zalo.message.SendOutcome}, which tells what is proven unsent from what may have been sent.
 *     Nothing is repeated, but for a refused access token (once) and a {@link vn.loaxa.zalo.media.KeptFile} (once).
 * <li>Calls whose answer is needed throw {@link vn.loaxa.zalo.wire.ZaloException}.
 * <li>Limits are checked before anything is sent; a {@link vn.loaxa.zalo.wire.LimitException} names field, finding and limit.
 * <li>Redirects are not followed, answers are read up to 4 MiB, a call ends with its time limit.
 * <li>Clients, parsers and verifiers may be shared by threads; records are immutable.
 * <li>Tokens and secrets stand in no exception and in no {@code toString}.
 * </ul>
 *
 * <h2>Where the sources disagree</h2>
 * Zalo's documentation and the clients of others contradict each other (zalo-openapi §11). Each point is a setting, or both
 * forms are taken, or it is not ours to decide.
 *
 * <table>
 * <caption>The points of §11</caption>
 * <tr><th>point</th><th>here</th></tr>
 * <tr><td>1 PKCE fixed, per request or none</td><td>setting {@link vn.loaxa.zalo.auth.OauthDialect#pkce}</td></tr>
 * <tr><td>1 echo of {@code state}</td><td>setting {@link vn.loaxa.zalo.auth.OauthDialect#stateEchoed}; a wrong one is always refused</td></tr>
 * <tr><td>2 rotation restarts the three months</td><td>setting {@link vn.loaxa.zalo.auth.OauthDialect#rotationRestartsLife}</td></tr>
 * <tr><td>2 answer without refresh token</td><td>setting {@link vn.loaxa.zalo.auth.OauthDialect#keepsOldRefreshToken}</td></tr>
 * <tr><td>2 {@code expires_in} text or number</td><td>both</td></tr>
 * <tr><td>3 transaction and promotion by user id</td><td>left out, as withdrawn; {@link vn.loaxa.zalo.template.TemplateApi} is in their place</td></tr>
 * <tr><td>4 template by user id flat or nested</td><td>setting {@link vn.loaxa.zalo.wire.ZaloDialect.Messages#nestedTemplateRecipient}</td></tr>
 * <tr><td>5 name of the quote field</td><td>setting {@link vn.loaxa.zalo.wire.ZaloDialect.Messages#quoteField}</td></tr>
 * <tr><td>5 lists and buttons on v3 or v2</td><td>settings {@link vn.loaxa.zalo.wire.ZaloDialect.Messages#listsOverV2}, {@link vn.loaxa.zalo.wire.ZaloDialect.Messages#buttonsOverV2}</td></tr>
 * <tr><td>6 form of broadcast targets</td><td>setting {@link vn.loaxa.zalo.wire.ZaloDialect#targets}</td></tr>
 * <tr><td>6 promotions a month</td><td>no number here: what Zalo tells is in {@link vn.loaxa.zalo.user.UserQuota}</td></tr>
 * <tr><td>7 names of group events</td><td>all, brought to one {@link vn.loaxa.zalo.webhook.WebhookEvent.GroupChange.Change}</td></tr>
 * <tr><td>7 the OA's own action raises an event or not</td><td>either: events are facts, to be taken twice without harm</td></tr>
 * <tr><td>7 text length, invite batch, name length</td><td>settings {@link vn.loaxa.zalo.wire.ZaloDialect.Groups}</td></tr>
 * <tr><td>7 groups per OA, packages, prices</td><td>no number here; {@link vn.loaxa.zalo.group.GroupApi#assets} tells what there is</td></tr>
 * <tr><td>8 seen: {@code msg_ids} or {@code msg_id}</td><td>both</td></tr>
 * <tr><td>8 {@code user_send_gif}; form of {@code oa_send_template}</td><td>read if it comes; whatever the attachment holds is kept</td></tr>
 * <tr><td>8 id of the event and id of the call</td><td>both are given; that they are equal is nowhere assumed</td></tr>
 * <tr><td>9 numbers or text for ids and times; missing {@code user_id_by_app}; {@code oaid} or {@code oa_id}</td><td>both</td></tr>
 * <tr><td>10 key of the mac</td><td>setting: {@link vn.loaxa.zalo.webhook.SignatureVerifier} takes any number of keys</td></tr>
 * <tr><td>10 probe; 200 or 401 on a bad mac</td><td>the endpoint's to decide; what makes no sense is an {@link vn.loaxa.zalo.webhook.WebhookEvent.Unrecognized}</td></tr>
 * <tr><td>11 retries of events</td><td>any: {@link vn.loaxa.zalo.webhook.WebhookEnvelope#key} is equal for each delivery of one event</td></tr>
 * <tr><td>12 night</td><td>no clock here: -234 and -133 are {@link vn.loaxa.zalo.wire.Handling#NIGHT}</td></tr>
 * <tr><td>13 rate limits</td><td>no number here: {@link vn.loaxa.zalo.ZaloClient#rateLimit} as Zalo tells, -32 is {@link vn.loaxa.zalo.wire.Handling#WAIT}</td></tr>
 * <tr><td>13 meaning of -223, -224</td><td>setting {@link vn.loaxa.zalo.wire.ZaloDialect#errorCodes}</td></tr>
 * <tr><td>13 words of errors</td><td>shown, never branched on</td></tr>
 * <tr><td>14 edges of 48 hours and 7 days</td><td>no window here: Zalo's refusal (-230, -232) counts</td></tr>
 * <tr><td>15 {@code appsecret_proof}</td><td>setting {@link vn.loaxa.zalo.wire.AppSecretProof}</td></tr>
 * </table>
 *
 * <p>Left out on purpose: purchases ({@code purchase/create_order}, {@code confirm_order}), because a program should not spend an
 * account's money, and the article and shop APIs, which are other products.
 */
@NullMarked
package vn.loaxa.zalo;

import org.jspecify.annotations.NullMarked;
