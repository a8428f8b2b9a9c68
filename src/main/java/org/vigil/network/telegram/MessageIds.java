package org.vigil.network.telegram;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The messages of one post, as its remote id names them: {@code -1001234/7}, or {@code -1001234/7,8} for an album.
 *
 * @param chat the channel's number, or its name
 * @param ids in their order, at least one
 */
record MessageIds(String chat, List<Long> ids) {
    private static final Pattern REMOTE_ID = Pattern.compile("(?:(-?[0-9]{1,18})/)?([0-9]{1,18}(?:,[0-9]{1,18})*)");

    MessageIds {
        ids = List.copyOf(ids);
    }

    /** @param channel where the post stands if its id does not say so, as one that a person read in a link does not */
    static Optional<MessageIds> read(String remoteId, String channel) {
        Matcher matcher = REMOTE_ID.matcher(remoteId);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String chat = matcher.group(1) == null ? channel : matcher.group(1);
        List<Long> ids =
                Arrays.stream(matcher.group(2).split(",")).map(Long::valueOf).toList();
        return Optional.of(new MessageIds(chat, ids));
    }

    /** The one that others answer, and that has the words of an album. */
    long first() {
        return ids.getFirst();
    }

    boolean album() {
        return ids.size() > 1;
    }

    @Override
    public String toString() {
        return chat + "/" + ids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }
}
