package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.account.Account;
import org.vigil.account.AccountName;
import org.vigil.account.AccountSecrets;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.delivery.FileDesk;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.node.Node;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;
import org.vigil.watch.AccountDesk;

/** An account is its line in the file and its keys: both or neither, whoever adds one at the same moment. */
@ExtendWith(TestDatabase.class)
class AccountsInFileTest {
    private static final Account NEW =
            new Account(new AccountName("new"), Network.X, "en", null, null, false, Visibility.PUBLIC);

    private final World world;
    private final Node other;
    private final AccountSecrets secrets;

    AccountsInFileTest(Database database) {
        world = new World(database).onDisk();
        other = world.another();
        secrets = new AccountSecrets(database, KeyFile.of(world.folder(), Map.of()));
    }

    private static AccountDesk.Given add(Node node, FileDesk desk, String token, String who) {
        return node.accountDesk()
                .addUnchecked(NEW, Map.of("token", token), who, new AccountsInFile(desk, who).adding(NEW));
    }

    @Test
    void whoeverOfTwoOnTwoNodesComesSecondTakesNothingAway() {
        List<AccountDesk.Given> theirs = new ArrayList<>();
        // The clock is asked while a change is judged: then somebody at the other node is quicker.
        FileDesk slow = new FileDesk(world.folder(), world.node.files(), world.node.planner(), () -> {
            if (theirs.isEmpty()) {
                theirs.add(add(other, other.fileDesk(), "theirs", "Ben"));
            }
            return world.clock.instant();
        });
        assertThat(add(world.node, slow, "mine", "Ann")).isInstanceOf(AccountDesk.Given.NotWritten.class);
        assertThat(theirs).singleElement().isInstanceOf(AccountDesk.Given.Done.class);
        assertThat(secrets.credentials(NEW.name()).get("token")).isEqualTo("theirs");
        assertThat(world.count("audit where what = 'add account' and who = 'Ben'"))
                .isEqualTo(1);
        assertThat(world.count("audit where what = 'add account' and who = 'Ann'"))
                .isZero();
        assertThat(world.node.files().inForce().workspace().accounts()).containsKey(NEW.name());
    }

    @Test
    void whereTheFileCannotBeWrittenNoKeysStay() {
        world.put("settings.yaml", "source: files\n").accept();
        secrets.put(NEW.name(), Map.of("token", "before"));
        assertThat(add(world.node, world.node.fileDesk(), "mine", "Ann"))
                .isInstanceOf(AccountDesk.Given.NotWritten.class);
        assertThat(secrets.credentials(NEW.name()).get("token")).isEqualTo("before");
    }
}
