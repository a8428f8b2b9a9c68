package org.vigil.account;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.network.AutomationLabel;

/** Which accounts say of themselves that a program posts there, as Vigil saw it or as a person said. */
public final class AccountLabels {
    private final JdbcClient jdbc;

    public AccountLabels(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Somebody has said that an account has its label, and which human being's account is named there. */
    public record Said(String by, String managedBy, Instant at) {}

    private record Row(String state, @Nullable String toDo, Optional<Said> said) {}

    /** What was seen now. What is not known changes nothing. */
    public void seen(AccountName account, AutomationLabel label) {
        switch (label) {
            case AutomationLabel.Stands stands -> write(account, "stands", null);
            case AutomationLabel.ByHand byHand -> write(account, "by_hand", byHand.toDo());
            case AutomationLabel.NotNeeded none -> write(account, "not_needed", null);
            case AutomationLabel.NotKnown unknown -> {}
        }
    }

    private void write(AccountName account, String state, @Nullable String toDo) {
        jdbc.sql("""
                        insert into account_label (account, state, to_do) values (:account, :state, :toDo)
                        on conflict (account) do update
                        set state = excluded.state, to_do = excluded.to_do, seen_at = now()
                        """)
                .param("account", account.value())
                .param("state", state)
                .param("toDo", toDo)
                .update();
    }

    /** @param managedBy the account of a human being that is named at the network */
    public void said(AccountName account, String by, String managedBy) {
        jdbc.sql("""
                        update account_label set said_by = :by, said_at = now(), managed_by = :managedBy
                        where account = :account
                        """)
                .param("by", by)
                .param("managedBy", managedBy)
                .param("account", account.value())
                .update();
    }

    public Optional<Said> said(AccountName account) {
        return row(account).flatMap(Row::said);
    }

    /** What is still to be done, in words; empty where the label stands, is not needed, or is said to be there. */
    public Optional<String> missing(Account account) {
        if (account.isSandbox()) {
            return Optional.empty();
        }
        Optional<Row> row = row(account.name());
        if (row.isEmpty()) {
            return Optional.of(
                    "whether it says that it is automated is not known yet: ./vigil account check " + account.name());
        }
        return row.filter(known -> known.said().isEmpty())
                .map(Row::toDo)
                .map(toDo -> "it does not say that it is automated, as its network asks; " + toDo);
    }

    /** How an account stands with its label, and what is still to be done where it does not stand. */
    public record Standing(State state, @Nullable String toDo, Optional<Said> said) {}

    /** Whether an account says of itself that a program posts there. */
    public enum State {
        /** It does, as Vigil saw. */
        STANDS,
        /** It does, as somebody said. */
        SAID,
        /** Its network asks for none. */
        NOT_NEEDED,
        /** It does not, and a person has to see to it. */
        TO_DO,
        /** Nobody has looked. */
        NOT_KNOWN
    }

    /** How each of these accounts stands with its label. */
    public Map<AccountName, Standing> standing(Collection<Account> accounts) {
        Map<AccountName, Standing> standing = new HashMap<>();
        accounts.forEach(account -> standing.put(
                account.name(),
                new Standing(account.isSandbox() ? State.NOT_NEEDED : State.NOT_KNOWN, null, Optional.empty())));
        jdbc.sql("select account, state, to_do, said_by, managed_by, said_at from account_label where account = any(?)")
                .param(accounts.stream().map(account -> account.name().value()).toArray(String[]::new))
                .query((row, n) -> standing.put(new AccountName(row.getString("account")), standing(row)))
                .list();
        return standing;
    }

    private static Standing standing(ResultSet row) throws SQLException {
        Optional<Said> said = said(row);
        State state =
                switch (row.getString("state")) {
                    case "stands" -> State.STANDS;
                    case "not_needed" -> State.NOT_NEEDED;
                    default -> said.isPresent() ? State.SAID : State.TO_DO;
                };
        return new Standing(state, row.getString("to_do"), said);
    }

    private Optional<Row> row(AccountName account) {
        return jdbc.sql("select state, to_do, said_by, managed_by, said_at from account_label where account = ?")
                .param(account.value())
                .query((row, n) -> new Row(row.getString("state"), row.getString("to_do"), said(row)))
                .optional();
    }

    private static Optional<Said> said(ResultSet row) throws SQLException {
        String by = row.getString("said_by");
        return by == null
                ? Optional.empty()
                : Optional.of(new Said(
                        by,
                        row.getString("managed_by"),
                        row.getObject("said_at", OffsetDateTime.class).toInstant()));
    }
}
