package org.vigil.alert;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What somebody is told, in words that may leave this machine.
 *
 * @param alert its number; null for a test and a digest, which are about none
 * @param kind of the alert; {@code test} for a test, and of a digest what it is one of
 * @param subject one line
 * @param body several lines
 * @param messageId the same whenever the same is sent again
 */
record Notice(
        @Nullable Long alert, Event event, String kind, String subject, String body, Instant raisedAt, UUID messageId) {

    static Notice of(Alert alert, Telling telling, Discretion.Filter discreetly) {
        String subject = discreetly.apply(alert.headline());
        String body =
                switch (telling.event()) {
                    case RAISED ->
                        discreetly.apply(alert.text())
                                + "\n\nAcknowledge it, and nobody else is called: ./vigil alerts ack " + alert.id();
                    case CLOSED ->
                        "This is over, and nobody has to do anything about it any more. It was alert " + alert.id()
                                + " of " + Phrases.minute(alert.raisedAt()) + ".";
                    case TEST, DIGEST -> throw new IllegalArgumentException("this is about no alert");
                };
        return new Notice(
                alert.id(),
                telling.event(),
                alert.kind().word(),
                telling.event() == Event.CLOSED ? "Over: " + subject : subject,
                body,
                alert.raisedAt(),
                telling.messageId());
    }

    static Notice test(Instant now) {
        return new Notice(
                null,
                Event.TEST,
                Event.TEST.word(),
                "TEST: nothing is wrong",
                "This is a test. Nothing is wrong, and nobody has to do anything.\n"
                        + "Somebody wanted to know whether Vigil can reach you: it can.",
                now,
                UUID.randomUUID());
    }

    /** As chats show it: they know one text only, and it begins with the subject, once. */
    String text() {
        return body.startsWith(subject) ? body : subject + "\n\n" + body;
    }

    /** What a webhook gets; the names stay as they are. */
    Map<String, @Nullable Object> json() {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        fields.put("id", alert);
        fields.put("event", event.word());
        fields.put("kind", kind);
        fields.put("subject", subject);
        fields.put("text", text());
        fields.put("raised_at", raisedAt.toString());
        return fields;
    }
}
