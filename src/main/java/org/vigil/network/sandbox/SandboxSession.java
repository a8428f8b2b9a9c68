package org.vigil.network.sandbox;

import java.net.URI;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.vigil.network.Counts;
import org.vigil.network.Limits;
import org.vigil.network.NetworkUnavailable;
import org.vigil.network.Outcome;
import org.vigil.network.Part;
import org.vigil.network.ReplyTo;
import org.vigil.network.SendKey;
import org.vigil.network.Session;
import org.vigil.network.SignIn;

/** One account of the sandbox. */
final class SandboxSession implements Session {
    private final String account;
    private final Limits limits;
    private final SandboxPosts posts;
    private final Followers followers;

    SandboxSession(String account, Limits limits, SandboxPosts posts, Followers followers) {
        this.account = account;
        this.limits = limits;
        this.posts = posts;
        this.followers = followers;
    }

    @Override
    public Outcome publish(Part part, @Nullable ReplyTo previous, SendKey key) {
        Optional<String> objection = limits.objection(part);
        if (objection.isPresent()) {
            return new Outcome.Refused(objection.get());
        }
        if (key.expired()) {
            return new Outcome.Unreachable("the moment until which it might be sent had passed");
        }
        try {
            if (previous != null && !posts.has(account, previous.remoteId())) {
                return new Outcome.Refused("the post that it answers is not there");
            }
            long id = posts.keep(account, part, previous, key.idempotencyKey());
            return new Outcome.Published(Long.toString(id), URI.create("/sandbox/" + account + "#p" + id));
        } catch (DataAccessException failed) {
            // The connection may have broken after the post was kept.
            return new Outcome.Unknown("the sandbox's database failed: "
                    + failed.getMostSpecificCause().getMessage());
        }
    }

    @Override
    public Limits limits() {
        return limits;
    }

    @Override
    public Map<String, Counts> counts(Collection<String> remoteIds) throws NetworkUnavailable {
        try {
            return posts.ages(account, remoteIds).entrySet().stream()
                    .collect(Collectors.toMap(
                            post -> post.getKey().toString(),
                            post -> followers.counts(post.getKey(), post.getValue())));
        } catch (DataAccessException failed) {
            throw new NetworkUnavailable("the sandbox's database failed", failed);
        }
    }

    @Override
    public boolean simulated() {
        return true;
    }

    @Override
    public SignIn signIn() {
        return new SignIn.Valid(account, account, null);
    }
}
