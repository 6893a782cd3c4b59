package vn.loaxa.zalo.broadcast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.loaxa.zalo.ScriptedZalo;
import vn.loaxa.zalo.message.SendOutcome;
import vn.loaxa.zalo.wire.LimitException;
import vn.loaxa.zalo.wire.ZaloDialect;

class BroadcastApiTest {
    private final ScriptedZalo zalo = new ScriptedZalo();

    @AfterEach
    void stop() {
        zalo.close();
    }

    @Test
    void articlesGoToATarget() {
        zalo.answers("{\"error\":0,\"data\":{\"message_id\":\"b-1\"}}");
        var target = new BroadcastTarget(Set.of(3, 2), Set.of(0), Set.of(9, 4), Set.of(1), Set.of(2, 1));

        assertThat(zalo.client().broadcasts().send(target, List.of("art-1", "art-2")))
                .isEqualTo(new SendOutcome.Sent("b-1", null, false));
        var taken = zalo.taken();
        assertThat(taken.line()).isEqualTo("POST /v2.0/oa/message");
        assertThat(taken.body())
                .isEqualTo(
                        "{\"recipient\":{\"target\":{\"ages\":\"2,3\",\"gender\":\"0\",\"locations\":\"1\",\"cities\":\"4,9\","
                                + "\"platform\":\"1,2\"}},\"message\":{\"attachment\":{\"type\":\"template\",\"payload\":{"
                                + "\"template_type\":\"media\",\"elements\":[{\"media_type\":\"article\",\"attachment_id\":\"art-1\"},"
                                + "{\"media_type\":\"article\",\"attachment_id\":\"art-2\"}]}}}}");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "STRINGS | {\"gender\":\"1\",\"cities\":\"4,9\"}",
                "NUMBERS | {\"gender\":1,\"cities\":\"4,9\"}",
                "ARRAYS  | {\"gender\":[\"1\"],\"cities\":[\"4\",\"9\"]}"
            })
    void theFormOfTheTargetIsASetting(ZaloDialect.TargetValues form, String target) {
        zalo.answers("{\"error\":0,\"data\":{}}");
        var asked = new BroadcastTarget(Set.of(), Set.of(1), Set.of(4, 9), Set.of(), Set.of());

        zalo.client(ZaloDialect.standard().with(form)).broadcasts().send(asked, List.of("art-1"));

        assertThat(zalo.taken().json().at("/recipient/target").toString()).isEqualTo(target);
    }

    @Test
    void aBreachNamesTheField() {
        var broadcasts = zalo.client().broadcasts();
        var everyone = BroadcastTarget.everyone();

        assertThatThrownBy(() -> broadcasts.send(everyone, Collections.nCopies(6, "art")))
                .isInstanceOf(LimitException.class)
                .hasMessage("articleIds: 6 articleIds, from 1 to 5 are allowed");
        assertThatThrownBy(() -> broadcasts.send(everyone, List.of())).hasMessageStartingWith("articleIds: 0");
        assertThatThrownBy(() -> BroadcastTarget.cities(Set.of(64)))
                .hasMessage("cities: has 64, from 0 to 63 are allowed");
        assertThat(zalo.server().getRequestCount()).isZero();
    }
}
