package org.vigil.account;

import java.net.URI;
import java.util.IllformedLocaleException;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.organisation.OrganisationId;
import org.vigil.source.Fields;

/** Reads one account of {@code accounts.yaml}. */
final class AccountFields {
    private static final String NETWORKS = "one of: x, mastodon, bluesky, telegram, sandbox";
    private static final String LANGUAGE = "a language such as en, ru or zh-Hans";
    private static final String SERVER = "the address of its server, such as https://mastodon.example";
    /** On Bluesky a server is a PDS other than the network's own. */
    private static final Set<Network> HAVE_SERVERS = Set.of(Network.MASTODON, Network.BLUESKY);

    /** A post there is there for all. */
    private static final Set<Network> ONLY_PUBLIC = Set.of(Network.X, Network.BLUESKY, Network.TELEGRAM);

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost");

    private AccountFields() {}

    static Optional<Account> read(Fields fields) {
        Optional<AccountName> name = fields.requiredValue("name", AccountName::new, AccountName.ALLOWED);
        Optional<Network> network = fields.requiredValue("network", AccountFields::network, NETWORKS);
        Optional<String> language = fields.requiredValue("language", AccountFields::language, LANGUAGE);
        URI server = fields.value("server", AccountFields::server, SERVER).orElse(null);
        Network imitates = fields.value("imitates", AccountFields::imitated, "one of: x, mastodon, bluesky, telegram")
                .orElse(null);
        boolean threads = fields.flag("threads");
        Visibility visibility = fields.choice("visibility", Visibility.class).orElse(Visibility.PUBLIC);
        Watch watch = watch(fields);
        boolean byHand = fields.flag("by_hand");
        OrganisationId organisation = fields.value("organisation", OrganisationId::new, OrganisationId.ALLOWED)
                .orElse(null);
        network.ifPresent(known -> checkTogether(known, visibility, byHand, fields));
        if (byHand) {
            checkByHand(network, fields);
        }
        fields.done();
        return name.flatMap(called -> network.flatMap(known -> language.map(spoken -> new Account(
                called, known, spoken, server, imitates, threads, visibility, watch, organisation, byHand))));
    }

    private static Watch watch(Fields fields) {
        Watch.Reaction reaction = fields.choice("watch", Watch.Reaction.class).orElse(Watch.Reaction.PAUSE);
        return new Watch(
                reaction,
                fields.value("watch_every", Watch::interval, Watch.INTERVAL).orElse(null));
    }

    /** Somebody has to get the words, and a sandbox posts by itself. */
    private static void checkByHand(Optional<Network> network, Fields fields) {
        if (!fields.has("organisation")) {
            fields.problem("by_hand", "nobody would get the words", "organisation: whose people post there");
        }
        if (network.filter(known -> known == Network.SANDBOX).isPresent()) {
            fields.problem("by_hand", "nobody posts on a sandbox by hand", "leave the field out");
        }
    }

    private static void checkTogether(Network network, Visibility visibility, boolean byHand, Fields fields) {
        if (network == Network.MASTODON && !byHand && !fields.has("server")) {
            fields.problem("server", "a Mastodon account needs its server", SERVER);
        }
        if (!HAVE_SERVERS.contains(network) && fields.has("server")) {
            fields.problem("server", "an account on " + network.word() + " has no server", "leave the field out");
        }
        if (network != Network.SANDBOX && fields.has("imitates")) {
            fields.problem("imitates", "only a sandbox imitates a network", "leave the field out");
        }
        if (ONLY_PUBLIC.contains(network) && visibility == Visibility.UNLISTED) {
            fields.problem("visibility", network.word() + " knows no unlisted posts", "public, or leave the field out");
        }
    }

    private static Network network(String text) {
        return switch (text) {
            case "x" -> Network.X;
            case "mastodon" -> Network.MASTODON;
            case "sandbox" -> Network.SANDBOX;
            case "bluesky" -> Network.BLUESKY;
            case "telegram" -> Network.TELEGRAM;
            default -> throw new IllegalArgumentException();
        };
    }

    private static Network imitated(String text) {
        Network network = network(text);
        if (network == Network.SANDBOX) {
            throw new IllegalArgumentException();
        }
        return network;
    }

    private static String language(String text) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(text).build();
            if (locale.getLanguage().isEmpty()) {
                throw new IllegalArgumentException();
            }
            return text;
        } catch (IllformedLocaleException e) {
            throw new IllegalArgumentException((String) null, e);
        }
    }

    /** Keys and posts travel there, so in the open only to this machine. */
    private static URI server(String text) {
        URI uri = URI.create(text.replaceFirst("/+$", ""));
        @Nullable String host = uri.getHost();
        if (host == null
                || uri.getUserInfo() != null
                || !(uri.getPath() == null || uri.getPath().isEmpty())) {
            throw new IllegalArgumentException("it is no plain address of a server");
        }
        boolean open = "http".equals(uri.getScheme()) && THIS_MACHINE.contains(host);
        if (!open && !"https".equals(uri.getScheme())) {
            throw new IllegalArgumentException("it must begin with https://");
        }
        return uri;
    }
}
