package org.vigil.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.watch.AccountDesk;

/** Two commands read the file, and then their people sign in at the network's pages, which takes minutes. */
@ExtendWith(TestDatabase.class)
class AccountsOnDiskTest {
    private final World world;
    private final AccountSecrets secrets;

    AccountsOnDiskTest(Database database) {
        world = new World(database).onDisk();
        secrets = new AccountSecrets(database, KeyFile.of(world.folder(), Map.of()));
    }

    private static Account account(String name) {
        return new Account(new AccountName(name), Network.X, "en", null, null, false, Visibility.PUBLIC);
    }

    private static AccountDesk.Given add(Node node, AccountsOnDisk disk, String name, String token, String who) {
        Account account = account(name);
        return node.accountDesk()
                .addUnchecked(account, Map.of("token", token), who, disk.writing(disk.with(account), node.files()));
    }

    @Test
    void whoReadTheFileBeforeSomebodyElseChangedItTakesNothingAway() {
        AccountsOnDisk mine = AccountsOnDisk.read(world.folder());
        AccountsOnDisk theirs = AccountsOnDisk.read(world.folder());
        assertThat(add(world.another(), theirs, "new", "theirs", "Ben")).isInstanceOf(AccountDesk.Given.Done.class);
        for (String name : List.of("new", "newer")) {
            assertThat(add(world.node, mine, name, "mine", "Ann"))
                    .isInstanceOfSatisfying(
                            AccountDesk.Given.NotWritten.class,
                            not -> assertThat(not.why()).contains("changed by somebody else just now"));
        }
        assertThat(secrets.credentials(new AccountName("new")).get("token")).isEqualTo("theirs");
        assertThat(secrets.names(new AccountName("newer"))).isEmpty();
        assertThat(AccountsOnDisk.read(world.folder()).find("new")).isPresent();
        assertThat(add(world.node, AccountsOnDisk.read(world.folder()), "newer", "mine", "Ann"))
                .isInstanceOf(AccountDesk.Given.Done.class);
    }
}
