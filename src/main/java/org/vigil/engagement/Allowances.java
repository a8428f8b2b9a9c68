package org.vigil.engagement;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.vigil.account.Account;
import org.vigil.account.AccountName;

/** What the accounts may be asked now, by what they have published and spent. All in two questions to the database. */
final class Allowances {
    private final CallBudgets budgets;
    private final Calls calls;

    Allowances(CallBudgets budgets, Calls calls) {
        this.budgets = budgets;
        this.calls = calls;
    }

    /** @param at when it was reckoned */
    record Allowance(Account account, CallBudget budget, Calls.Spent spent, Instant at) {
        /** About how many messages the account may be asked now; 0 where it has to wait. */
        int messages() {
            return budget.allowsBeside(spent.replies(), spent.all(), at) ? budget.messages(spent.all()) : 0;
        }

        boolean allowsFollowers() {
            return budget.allowsFollowers(spent.all());
        }
    }

    Allowance of(Account account, EngagementLimits limits, Instant now) {
        return of(List.of(account), limits, now).getFirst();
    }

    /** @return one for each account, in their order */
    List<Allowance> of(Collection<Account> accounts, EngagementLimits limits, Instant now) {
        if (accounts.isEmpty()) {
            return List.of();
        }
        Map<AccountName, CallBudget> allowed = budgets.of(accounts, limits, now);
        Map<AccountName, Calls.Spent> spent =
                calls.spent(accounts.stream().map(Account::name).toList(), now);
        return accounts.stream()
                .map(account -> new Allowance(
                        account,
                        Objects.requireNonNull(allowed.get(account.name())),
                        spent.getOrDefault(account.name(), Calls.Spent.NOTHING),
                        now))
                .toList();
    }
}
