package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.account.AccountName;
import org.vigil.account.AccountState;
import org.vigil.account.AccountStates;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.watch.Alarm;
import org.vigil.watch.Alarms;

/** Accounts on which nothing is posted until somebody has signed them in again, or has looked whose hands they are in. */
final class PausedAccounts implements Rule {
    private final AcceptedFiles files;
    private final AccountStates states;
    private final Alarms alarms;

    PausedAccounts(AcceptedFiles files, AccountStates states, Alarms alarms) {
        this.files = files;
        this.states = states;
        this.alarms = alarms;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.ACCOUNT_PAUSED);
    }

    @Override
    public List<Finding> look(Instant now) {
        Map<AccountName, List<Alarm>> open = alarms.open().stream()
                .collect(Collectors.groupingBy(
                        Alarms.Open::account, Collectors.mapping(Alarms.Open::alarm, Collectors.toList())));
        return files.inForce().workspace().accounts().keySet().stream()
                .flatMap(account -> states
                        .paused(account)
                        .map(pause -> finding(account, pause, open.getOrDefault(account, List.of()))
                                .concerning(new Concerned(files.inForce().workspace()).by(account)))
                        .stream())
                .toList();
    }

    /** An account that was signed out, and turns out to be in other hands, is news to whoever acknowledged the first. */
    private static Finding finding(AccountName account, AccountState.Pause pause, List<Alarm> alarms) {
        boolean captured = !alarms.isEmpty();
        return new Finding(
                AlertKind.ACCOUNT_PAUSED,
                account.value(),
                "",
                new TreeSet<>(captured ? List.of(account.value(), "alarm") : List.of(account.value())),
                true,
                "The account " + account + " is paused" + (captured ? ": somebody else may use it" : ""),
                "The account " + account + " is paused since " + Phrases.minute(pause.at()) + ": " + pause.why() + "\n"
                        + "Nothing is posted there meanwhile; what is queued waits until its late window is over.\n"
                        + (captured ? "Vigil did not do that:\n" + AlarmingAccounts.lines(alarms) + "\n" : "")
                        + "What to do: "
                        + (captured
                                ? AlarmingAccounts.whatToDo(account)
                                : "put the account's keys right, then: ./vigil account check " + account
                                        + " --unpause"));
    }
}
