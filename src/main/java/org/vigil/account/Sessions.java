package org.vigil.account;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.vigil.network.Connector;
import org.vigil.network.Connectors;
import org.vigil.network.Limits;
import org.vigil.network.Login;
import org.vigil.network.RateReading;
import org.vigil.network.Session;

/** Opens accounts on their networks, and keeps them open while their secrets and settings stay the same. */
public final class Sessions {
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    private final Connectors connectors;
    private final AccountSecrets secrets;
    private final RateBuckets rates;
    private final Map<Login, Session> open = new ConcurrentHashMap<>();
    private final Map<Account, Limits> learnt = new ConcurrentHashMap<>();

    public Sessions(Connectors connectors, AccountSecrets secrets, RateBuckets rates) {
        this.connectors = connectors;
        this.secrets = secrets;
        this.rates = rates;
    }

    /** @throws IllegalStateException naming a secret that is missing */
    public Session open(Account account) {
        Login login = new Login(
                account.name().value(), account.server(), account.imitates(), secrets.credentials(account.name()));
        return open.computeIfAbsent(
                login,
                key -> connector(account)
                        .open(key, reading -> note(account.name(), reading), secrets.signIns(account.name())));
    }

    /** What a network says of its limits comes with its answer, and must never cost the answer. */
    private void note(AccountName account, RateReading reading) {
        try {
            rates.read(account, reading);
        } catch (RuntimeException e) {
            LOG.warn("what the network of {} says of its limits could not be kept: {}", account, e.getMessage());
        }
    }

    /** What the network bears, as far as it was asked: {@link #learnLimits}; else as it documents it. Never calls out. */
    public Limits limits(Account account) {
        Limits known = learnt.get(account);
        return known == null ? connector(account).documentedLimits(account.imitates()) : known;
    }

    /** Asks the network for its limits, outside of any transaction. The session knows how long an answer lasts, or a silence. */
    public void learnLimits(Account account) {
        if (ready(account)) {
            learnt.put(account, open(account).limits());
        }
    }

    /** Whether all secrets are there that the account's network needs. */
    public boolean ready(Account account) {
        return secrets.names(account.name()).containsAll(connector(account).secrets());
    }

    /** The secrets that accounts have, for {@link #ready(Account, Map)}. */
    public Map<AccountName, Set<String>> secrets(Collection<AccountName> accounts) {
        return secrets.names(accounts);
    }

    /** As {@link #ready(Account)}, by secrets that were read before. */
    public boolean ready(Account account, Map<AccountName, Set<String>> known) {
        return known.getOrDefault(account.name(), Set.of())
                .containsAll(connector(account).secrets());
    }

    private Connector connector(Account account) {
        return connectors
                .forNetwork(account.network())
                .orElseThrow(() -> new IllegalStateException("the account " + account.name() + " is on "
                        + account.network().word() + ", which this Vigil does not speak"));
    }
}
