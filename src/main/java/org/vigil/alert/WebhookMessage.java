package org.vigil.alert;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.vigil.network.HttpCall;
import org.vigil.network.Reply;
import org.vigil.network.Request;
import org.vigil.network.SendKey;
import org.vigil.settings.Notify;
import org.vigil.settings.OnCall;
import tools.jackson.databind.json.JsonMapper;

/** Tells somebody over a webhook: one POST of JSON, with the key {@code text} that chats show. */
final class WebhookMessage {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Duration SEND_WITHIN = Duration.ofSeconds(30);

    private final HttpCall http;
    private final AlertSecrets secrets;

    WebhookMessage(HttpCall http, AlertSecrets secrets) {
        this.http = http;
        this.secrets = secrets;
    }

    Receipt send(Notify notify, OnCall person, Notice notice) {
        Optional<URI> address = secrets.webhook(person);
        if (address.isEmpty()) {
            return new Receipt.Failed(
                    "the address is not kept yet: ./vigil alerts secret webhook --of \"" + person.name() + "\"");
        }
        Request request = Request.json(address.get(), JSON.valueToTree(notice.json()));
        if (notify.secretHeader() != null) {
            Optional<String> secret = secrets.get(AlertSecrets.WEBHOOK_SECRET);
            if (secret.isEmpty()) {
                return new Receipt.Failed(
                        "the secret for its header is not kept yet: ./vigil alerts secret webhook-secret");
            }
            request = request.with(notify.secretHeader(), secret.get());
        }
        Reply reply = http.write(
                request, new SendKey(notice.messageId().toString(), System.nanoTime() + SEND_WITHIN.toNanos()));
        return Receipt.of(reply, String.valueOf(address.get().getHost()));
    }
}
