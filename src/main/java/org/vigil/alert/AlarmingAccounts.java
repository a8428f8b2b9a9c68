package org.vigil.alert;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.vigil.account.AccountName;
import org.vigil.account.AccountStates;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.watch.Alarm;
import org.vigil.watch.Alarms;

/**
 * Accounts on which something happened that Vigil did not do, and on which it goes on posting, since their setting says
 * so. Those that are paused are told by {@link PausedAccounts}.
 */
final class AlarmingAccounts implements Rule {
    private static final int NAMED = 20;

    private final AcceptedFiles files;
    private final AccountStates states;
    private final Alarms alarms;

    AlarmingAccounts(AcceptedFiles files, AccountStates states, Alarms alarms) {
        this.files = files;
        this.states = states;
        this.alarms = alarms;
    }

    @Override
    public Set<AlertKind> kinds() {
        return Set.of(AlertKind.ACCOUNT_ALARM);
    }

    @Override
    public List<Finding> look(Instant now) {
        Set<AccountName> accounts = files.inForce().workspace().accounts().keySet();
        Set<AccountName> paused = states.paused(accounts).keySet();
        return alarms.open().stream()
                .filter(open -> accounts.contains(open.account()) && !paused.contains(open.account()))
                .collect(Collectors.groupingBy(Alarms.Open::account))
                .entrySet()
                .stream()
                .map(entry -> finding(
                                entry.getKey(),
                                entry.getValue().stream()
                                        .map(Alarms.Open::alarm)
                                        .toList())
                        .concerning(new Concerned(files.inForce().workspace()).by(entry.getKey())))
                .toList();
    }

    private static Finding finding(AccountName account, List<Alarm> alarms) {
        return new Finding(
                AlertKind.ACCOUNT_ALARM,
                account.value(),
                "",
                alarms.stream().map(AlarmingAccounts::item).collect(Collectors.toCollection(TreeSet::new)),
                true,
                "Something happened on the account " + account + " that Vigil did not do",
                "On the account " + account + ", Vigil did not do that:\n"
                        + lines(alarms)
                        + "\nVigil goes on posting there, as watch says in accounts.yaml. To stop that: ./vigil stop --account "
                        + account
                        + "\nWhat to do: " + whatToDo(account)
                        + ". If it was one of you, that command is enough.");
    }

    private static String item(Alarm alarm) {
        return alarm.kind().word() + " " + Objects.requireNonNullElse(alarm.remoteId(), alarm.what());
    }

    static String lines(List<Alarm> alarms) {
        return alarms.stream().limit(NAMED).map(alarm -> "  " + alarm.words()).collect(Collectors.joining("\n"))
                + (alarms.size() > NAMED ? "\n  and " + (alarms.size() - NAMED) + " more" : "");
    }

    /** For whoever finds that an account may be in other hands. */
    static String whatToDo(AccountName account) {
        return "Somebody else may use this account. Look at it; change its password and take away strangers' access;"
                + " delete what is not yours. Only then: ./vigil account check " + account + " --unpause";
    }
}
