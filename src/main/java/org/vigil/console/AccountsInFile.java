package org.vigil.console;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.vigil.account.Account;
import org.vigil.account.AccountsFile;
import org.vigil.delivery.FileDesk;
import org.vigil.source.SourceFile;
import org.vigil.watch.AccountDesk;

/** Puts an account into the team's accounts.yaml, or takes it out, and into force. Gives why not, in words. */
final class AccountsInFile {
    private final FileDesk desk;
    private final String who;

    AccountsInFile(FileDesk desk, String who) {
        this.desk = desk;
        this.who = who;
    }

    /** Why an account could not be put into the file as it is now. Nothing is written. */
    Optional<String> objection(Account account) {
        return change(
                with(account),
                change -> desk.filesLead()
                        ? why(new FileDesk.Outcome.FilesLead())
                        : Optional.of(desk.problems(List.of(change)))
                                .filter(problems -> !problems.isEmpty())
                                .flatMap(problems -> why(new FileDesk.Outcome.Wrong(problems))));
    }

    AccountDesk.Writing adding(Account account) {
        return writing(with(account));
    }

    AccountDesk.Writing removing(Account account) {
        return writing(yaml -> AccountsFile.withoutAccount(yaml, account.name()));
    }

    private static UnaryOperator<String> with(Account account) {
        return yaml -> AccountsFile.withAccount(yaml, account);
    }

    private AccountDesk.Writing writing(UnaryOperator<String> changed) {
        return besides -> change(changed, change -> why(desk.save(List.of(change), who, besides)));
    }

    private Optional<String> change(UnaryOperator<String> changed, Function<FileDesk.Change, Optional<String>> doing) {
        Optional<SourceFile> file = desk.file(AccountsFile.PATH);
        try {
            String text = changed.apply(file.flatMap(SourceFile::text).orElse(""));
            return doing.apply(new FileDesk.Change(
                    AccountsFile.PATH,
                    file.map(SourceFile::digest).orElse(null),
                    text.getBytes(StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException e) {
            return Optional.of(String.valueOf(e.getMessage()));
        }
    }

    private static Optional<String> why(FileDesk.Outcome outcome) {
        return switch (outcome) {
            case FileDesk.Outcome.InForce done -> Optional.empty();
            case FileDesk.Outcome.Wrong wrong ->
                Optional.of(wrong.problems().stream().map(String::valueOf).collect(Collectors.joining("\n")));
            case FileDesk.Outcome.ChangedMeanwhile other ->
                Optional.of(other.path() + " was changed by somebody else just now. Do it once more.");
            case FileDesk.Outcome.FilesLead lead ->
                Optional.of("Your team changes its files by hand alone (source: files in settings.yaml), so "
                        + AccountsFile.PATH + " is not changed here.");
            case FileDesk.Outcome.NotWritten notWritten ->
                Optional.of(notWritten.path() + " cannot be written: " + notWritten.why());
        };
    }
}
