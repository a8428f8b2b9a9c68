package org.vigil.account;

import java.net.URI;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.organisation.OrganisationId;

/**
 * A login on a network, as {@code accounts.yaml} declares it. Its secrets are elsewhere, encrypted.
 *
 * @param language BCP 47; which of a campaign's templates it speaks with
 * @param server where a Mastodon account lives, or a Bluesky account that has a server of its own; null for the network's address
 * @param imitates for a sandbox: the network whose limits it keeps; null for none
 * @param threads whether a text that does not fit may become a thread
 * @param byHand whether people post there themselves: Vigil has no key to it and hands them the words
 * @param organisation whose it is, where several organisations speak in one campaign; null for nobody's in particular
 * @param readersIn ISO 3166 code of the country where its readers live; null where nobody said
 */
public record Account(
        AccountName name,
        Network network,
        String language,
        @Nullable URI server,
        @Nullable Network imitates,
        boolean threads,
        Visibility visibility,
        Watch watch,
        @Nullable OrganisationId organisation,
        boolean byHand,
        @Nullable String readersIn) {

    /** An account of which nobody said where its readers live. */
    public Account(
            AccountName name,
            Network network,
            String language,
            @Nullable URI server,
            @Nullable Network imitates,
            boolean threads,
            Visibility visibility,
            Watch watch,
            @Nullable OrganisationId organisation,
            boolean byHand) {
        this(name, network, language, server, imitates, threads, visibility, watch, organisation, byHand, null);
    }

    /** An account of one team alone that is watched as accounts are where nothing else is said. */
    public Account(
            AccountName name,
            Network network,
            String language,
            @Nullable URI server,
            @Nullable Network imitates,
            boolean threads,
            Visibility visibility) {
        this(name, network, language, server, imitates, threads, visibility, Watch.USUAL, null, false);
    }

    /** The same account, speaking another language. */
    public Account speaking(String other) {
        return new Account(name, network, other, server, imitates, threads, visibility, watch, organisation, byHand);
    }

    /** Where its posts go: the network, and the server where there is one. */
    public String place() {
        return network.word() + (server == null ? "" : " " + server);
    }

    /** How long from one look at it to the next. */
    public Duration watchedEvery() {
        return watch.every(network);
    }

    public boolean isSandbox() {
        return network == Network.SANDBOX;
    }
}
