package org.vigil.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vigil.account.Account;
import org.vigil.account.AccountsFile;
import org.vigil.delivery.AcceptedFiles;
import org.vigil.source.FileOnDisk;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.watch.AccountDesk;

/**
 * The accounts that a folder declares.
 *
 * @param problems of the entries that could not be read
 */
record AccountsOnDisk(Path folder, String text, List<Account> accounts, List<Problem> problems) {

    static AccountsOnDisk read(Path folder) {
        Path file = folder.resolve(AccountsFile.PATH);
        try {
            byte[] bytes = Files.exists(file) ? Files.readAllBytes(file) : new byte[0];
            SourceFile source = new SourceFile(AccountsFile.PATH, bytes);
            Problems problems = new Problems();
            List<Account> accounts = bytes.length == 0 ? List.of() : AccountsFile.read(source, problems);
            return new AccountsOnDisk(folder, source.text().orElse(""), accounts, problems.list());
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, file + " cannot be read: " + e.getMessage());
        }
    }

    Optional<Account> find(String name) {
        return accounts.stream()
                .filter(account -> account.name().value().equals(name))
                .findFirst();
    }

    /** @throws Failure where there is none of that name */
    Account named(String name) {
        return find(name)
                .orElseThrow(() -> new Failure(
                        Vigil.PROBLEMS, "There is no account \"" + name + "\". \"./vigil account list\" lists them."));
    }

    /** The file's text without an account. */
    String without(Account account) {
        try {
            return AccountsFile.withoutAccount(text, account.name());
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.PROBLEMS, e.getMessage() + "\nNothing was changed.");
        }
    }

    /** The file's text with one more account. */
    String with(Account account) {
        try {
            return AccountsFile.withAccount(text, account);
        } catch (IllegalArgumentException e) {
            throw new Failure(Vigil.PROBLEMS, e.getMessage() + "\nNothing was changed.");
        }
    }

    /** Replaces the file, whole or not at all, where it still says what was read. */
    AccountDesk.Writing writing(String newText, AcceptedFiles files) {
        return besides -> {
            try {
                files.alone(() -> {
                    requireUnchanged();
                    besides.run();
                    replace(newText);
                });
                return Optional.empty();
            } catch (Meanwhile e) {
                return Optional.of(AccountsFile.PATH + " was changed by somebody else just now. Do it once more.");
            } catch (UncheckedIOException e) {
                return Optional.of(AccountsFile.PATH + " cannot be written: " + e.getMessage());
            }
        };
    }

    /** People sign in at a network's page while the file lies open: that takes minutes. */
    private void requireUnchanged() {
        if (!read(folder).text().equals(text)) {
            throw new Meanwhile();
        }
    }

    private void replace(String newText) {
        try {
            FileOnDisk.replace(folder.resolve(AccountsFile.PATH), newText.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e.getMessage(), e);
        }
    }

    private static final class Meanwhile extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
