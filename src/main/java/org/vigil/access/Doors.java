package org.vigil.access;

import java.time.InstantSource;
import java.util.Map;
import java.util.function.Supplier;
import org.vigil.account.KeyFile;
import org.vigil.account.SealedTexts;
import org.vigil.account.ServiceSecrets;
import org.vigil.database.Database;

/** All that decides who comes in, wired over one database. */
public record Doors(
        Users users,
        SignIns signIns,
        SecondFactors factors,
        Links links,
        Porter porter,
        Forgetting forgetting,
        SealedTexts sealed,
        OpenIdSecret openIdSecret) {

    /**
     * @param environment as {@link System#getenv()} gives it
     * @param rule who has to use a second factor, asked anew each time
     */
    public static Doors over(
            Database database,
            KeyFile key,
            InstantSource clock,
            Supplier<FactorRule> rule,
            Map<String, String> environment) {
        Users users = new Users(database);
        Passwords passwords = new Passwords();
        SealedTexts sealed = new SealedTexts(database, key);
        SecondFactors factors = new SecondFactors(database, clock, sealed, users, new RecoveryCodes(database.jdbc()));
        SignIns signIns = new SignIns(database, clock, users, rule);
        Links links = new Links(database, clock, users, passwords);
        Tries tries = new Tries(database, clock);
        return new Doors(
                users,
                signIns,
                factors,
                links,
                new Porter(database, users, passwords, factors, tries),
                new Forgetting(signIns, links, tries),
                sealed,
                new OpenIdSecret(new ServiceSecrets(database, key), environment));
    }
}
