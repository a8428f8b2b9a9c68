package org.vigil.network.telegram;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.InstantSource;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.vigil.network.Credentials;
import org.vigil.network.FollowersReading;
import org.vigil.network.Login;
import org.vigil.network.PlayedEngagementContract;
import org.vigil.network.RateMeter;
import org.vigil.network.Session;

class TelegramEngagementTest extends PlayedEngagementContract {
    private String result = "";
    private @Nullable Session session;

    @Override
    protected Session session() {
        if (session == null) {
            Credentials credentials = new Credentials(Map.of("bot_token", "1:right", "channel", "@ours"));
            session = new TelegramConnector(call(), InstantSource.fixed(NOW))
                    .open(new Login("ours", address(), null, credentials), RateMeter.IGNORED);
        }
        return session;
    }

    @Override
    protected String id(int number) {
        return "-1001234/" + number;
    }

    @Override
    protected int atOnce() {
        return 1;
    }

    @Override
    protected Set<String> told() {
        return Set.of();
    }

    @Override
    protected Answer answer(Question question) {
        return question.path().equals("/bot1:right/getChatMemberCount")
                        && question.first("chat_id").equals("@ours")
                ? new Answer(200, result.isEmpty() ? "{\"ok\":true,\"result\":" + followers + "}" : result)
                : new Answer(404, "{\"ok\":false,\"error_code\":404,\"description\":\"Not Found\"}");
    }

    @Test
    void aBotThatWasRemovedIsToldNothing() {
        result = "{\"ok\":false,\"error_code\":400,\"description\":\"Bad Request: chat not found\"}";
        assertThat(session().followers()).isInstanceOf(FollowersReading.Failed.class);
    }
}
