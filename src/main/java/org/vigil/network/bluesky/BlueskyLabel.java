package org.vigil.network.bluesky;

import org.vigil.network.AutomationLabel;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SendKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * The label {@code bot} that an account puts on its own profile ({@code com.atproto.label.defs#selfLabels}). The record is read,
 * gets the label beside all that it has, and is stored in the place of just the version that was read.
 */
final class BlueskyLabel {
    private static final String SELF_LABELS = "com.atproto.label.defs#selfLabels";
    private static final String BOT = "bot";

    private final BlueskyRecords records;
    private final BlueskyAnswers answers;

    BlueskyLabel(BlueskyRecords records, BlueskyAnswers answers) {
        this.records = records;
        this.answers = answers;
    }

    AutomationLabel set(Access.Granted us, SendKey key) {
        PostUri place = BlueskyRecords.profileOf(us.did());
        Reply reply = records.read(place);
        if (!(reply instanceof Answer answer)) {
            return new AutomationLabel.NotKnown(answers.said(reply));
        }
        if (BlueskyAnswers.absent(answer)) {
            ObjectNode fresh = JsonNodeFactory.instance.objectNode().put("$type", place.collection());
            return stored(records.create(place, labelled(fresh), key));
        }
        String version = answer.json().path("cid").asString("");
        if (!answer.isSuccess() || !(answer.json().path("value") instanceof ObjectNode profile) || version.isEmpty()) {
            return new AutomationLabel.NotKnown(answer.isSuccess() ? answers.unreadable() : answers.said(reply));
        }
        if (isBot(profile)) {
            return new AutomationLabel.Stands(false);
        }
        return profile.has("labels")
                        && !profile.path("labels").path("$type").asString("").equals(SELF_LABELS)
                ? new AutomationLabel.ByHand(
                        "its profile has labels of a kind that Vigil does not know: set \"bot\" in the"
                                + " app that made them")
                : stored(records.replace(place, labelled(profile.deepCopy()), version, key));
    }

    private AutomationLabel stored(Reply reply) {
        return reply instanceof Answer answer
                        && answer.isSuccess()
                        && answer.json().has("uri")
                ? new AutomationLabel.Stands(true)
                : new AutomationLabel.NotKnown(answers.said(reply));
    }

    private static boolean isBot(JsonNode profile) {
        return profile.path("labels")
                .path("values")
                .valueStream()
                .anyMatch(label -> label.path("val").asString("").equals(BOT));
    }

    private static ObjectNode labelled(ObjectNode profile) {
        ObjectNode labels = profile.path("labels") instanceof ObjectNode there ? there : profile.putObject("labels");
        labels.put("$type", SELF_LABELS);
        ArrayNode values = labels.path("values") instanceof ArrayNode there ? there : labels.putArray("values");
        values.addObject().put("val", BOT);
        return profile;
    }
}
