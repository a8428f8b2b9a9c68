package org.vigil.doctor;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.Sessions;
import org.vigil.doctor.FirstStep.Kind;
import org.vigil.doctor.FirstStep.Lack;
import org.vigil.doctor.FirstStep.What;
import org.vigil.watch.TestPosts;

/** The accounts that others can read. */
record FirstAccounts(List<Account> real, Sessions sessions, TestPosts tests) {
    FirstStep account() {
        if (real.isEmpty()) {
            return FirstStep.lacks(Kind.ACCOUNT, What.NO_ACCOUNT);
        }
        return real.stream().anyMatch(account -> account.byHand() || sessions.ready(account))
                ? FirstStep.done(Kind.ACCOUNT)
                : new FirstStep(
                        Kind.ACCOUNT,
                        real.stream()
                                .map(account ->
                                        new Lack(What.NO_KEYS, account.name().value()))
                                .toList());
    }

    /** Where people post by hand there is nothing to try. */
    FirstStep test() {
        List<AccountName> ready = real.stream()
                .filter(account -> !account.byHand() && sessions.ready(account))
                .map(Account::name)
                .toList();
        Set<AccountName> standing =
                tests.standing().stream().map(TestPosts.Standing::account).collect(Collectors.toSet());
        Set<AccountName> tried = tests.cameAndWent();
        if (ready.isEmpty()) {
            return account().done() ? FirstStep.done(Kind.TEST) : FirstStep.lacks(Kind.TEST, What.COMES_LATER);
        }
        Stream<Lack> stands =
                ready.stream().filter(standing::contains).map(name -> new Lack(What.TEST_STANDS, name.value()));
        Stream<Lack> untried = ready.stream().noneMatch(tried::contains)
                ? ready.stream()
                        .filter(name -> !standing.contains(name))
                        .map(name -> new Lack(What.NOT_TRIED, name.value()))
                : Stream.empty();
        return new FirstStep(Kind.TEST, Stream.concat(stands, untried).toList());
    }
}
