package org.vigil.network.bluesky;

import org.vigil.network.Change;
import org.vigil.network.Reply;
import org.vigil.network.Reply.Answer;
import org.vigil.network.SendKey;
import org.vigil.network.Sighting;

/** Takes posts away. */
final class BlueskyEditor {
    /** The record could be changed, but Bluesky's AppView keeps the first words of a post for ever. */
    static final Change NO_EDITS = new Change.NotPossible(
            "Bluesky goes on showing the first words of a post: answer it with the right ones, or delete it");

    private final BlueskyRecords records;
    private final BlueskyTimeline timeline;
    private final BlueskyAnswers answers;

    BlueskyEditor(BlueskyRecords records, BlueskyTimeline timeline, BlueskyAnswers answers) {
        this.records = records;
        this.timeline = timeline;
        this.answers = answers;
    }

    Change delete(Access.Granted us, PostUri post, SendKey key) {
        if (!post.repo().equals(us.did())) {
            return new Change.Refused("the post is another account's, who alone can delete it");
        }
        Reply reply = records.delete(post, key);
        if (reply instanceof Answer answer && BlueskyAnswers.absent(answer)) {
            return new Change.Done();
        }
        return reply instanceof Answer answer
                        && answer.isSuccess()
                        && !answer.json().isObject()
                ? looked(us, post)
                : answers.deleted(reply);
    }

    /** Older servers say nothing when they have deleted; so does a gateway that has passed nothing on. */
    private Change looked(Access.Granted us, PostUri post) {
        return timeline.see(us, post) instanceof Sighting.Absent
                ? new Change.Done()
                : new Change.NotAnswered(answers.unreadable());
    }
}
