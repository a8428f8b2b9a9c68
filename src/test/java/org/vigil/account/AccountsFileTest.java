package org.vigil.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vigil.network.Network;
import org.vigil.network.Visibility;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;

class AccountsFileTest {
    private static final String GOOD = """
            # ours
            accounts:
              - name: sandbox-x          # for practice
                network: sandbox
                imitates: x
                language: en
              - name: our-mastodon
                network: mastodon
                server: https://mastodon.example
                language: zh-Hans
                visibility: unlisted
                threads: true
            # the end
            """;
    private static final Account SANDBOX =
            new Account(new AccountName("sandbox-x"), Network.SANDBOX, "en", null, Network.X, false, Visibility.PUBLIC);
    private static final Account MASTODON = new Account(
            new AccountName("our-mastodon"),
            Network.MASTODON,
            "zh-Hans",
            URI.create("https://mastodon.example"),
            null,
            true,
            Visibility.UNLISTED);
    private static final Account X =
            new Account(new AccountName("our-x"), Network.X, "no", null, null, false, Visibility.PUBLIC);

    private final Problems problems = new Problems();

    @Test
    void readsAllAccounts() {
        assertThat(read(GOOD)).containsExactly(SANDBOX, MASTODON);
        assertThat(problems.list()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    network: mastodon | network: bluesky | 11: accounts[2].visibility: bluesky knows no unlisted posts
                    network: mastodon | network: telegram | 9: accounts[2].server: an account on telegram has no server
                    network: mastodon | network: myspace | 8: accounts[2].network: "myspace" cannot stand here; one of: x, mastodon, bluesky, telegram, sandbox
                    network: mastodon | network: x       | 9: accounts[2].server: an account on x has no server
                    server: https://mastodon.example | server: http://mastodon.example | 9: accounts[2].server: "http://mastodon.example" cannot stand here (it must begin with https://)
                    server: https://mastodon.example | server: mastodon.example | 9: accounts[2].server: "mastodon.example" cannot stand here
                    server: https://mastodon.example | threads: false | 7: accounts[2].server: a Mastodon account needs its server
                    server: https://mastodon.example | imitates: x | 9: accounts[2].imitates: only a sandbox imitates a network
                    imitates: x       | imitates: sandbox | 5: accounts[1].imitates: "sandbox" cannot stand here
                    name: our-mastodon | name: sandbox-x | 7: accounts[2].name: two accounts are called "sandbox-x"
                    language: zh-Hans | language: zh_Hans | 10: accounts[2].language: "zh_Hans" cannot stand here; a language such as
                    visibility: unlisted | visibilty: unlisted | 11: accounts[2].visibilty: unknown field; did you mean "visibility"?
                    threads: true | watch: maybe | 12: accounts[2].watch: "maybe" cannot stand here; one of: pause, alarm, off
                    threads: true | watch_every: 5m | 12: accounts[2].watch_every: "5m" cannot stand here; minutes or hours
                    threads: true | watch_every: 25h | 12: accounts[2].watch_every: "25h" cannot stand here
                    threads: true | password: secret | 12: accounts[2].password: unknown field
                    """)
    void saysWhatIsWrongAndKeepsTheOther(String good, String bad, String expected) {
        assertThat(GOOD).contains(good);
        assertThat(read(GOOD.replace(good, bad))).hasSize(1);
        assertThat(problems.list())
                .extracting(Problem::toString)
                .anyMatch(line -> line.startsWith("accounts.yaml:" + expected));
    }

    @Test
    void saysHowAnAccountIsWatched() {
        assertThat(read(GOOD)).extracting(account -> account.watch().reaction()).containsOnly(Watch.Reaction.PAUSE);
        Account shared = read(GOOD.replace("threads: true", "watch: alarm")).getLast();
        assertThat(shared.watch().reaction()).isEqualTo(Watch.Reaction.ALARM);
        assertThat(shared.watchedEvery()).isEqualTo(Duration.ofMinutes(30));
        assertThat(X.watchedEvery()).isEqualTo(Duration.ofHours(3));
        Account often = read(GOOD.replace("threads: true", "watch_every: 10m")).getLast();
        assertThat(often.watchedEvery()).isEqualTo(Duration.ofMinutes(10));
        assertThat(read(GOOD.replace("threads: true", "watch: off"))
                        .getLast()
                        .watch()
                        .reaction())
                .as("which YAML may take for false")
                .isEqualTo(Watch.Reaction.OFF);
    }

    @Test
    void takesAnAccountOutAndKeepsEveryComment() {
        assertThat(AccountsFile.withoutAccount(GOOD, SANDBOX.name()))
                .contains("# ours", "# the end", "our-mastodon")
                .doesNotContain("sandbox-x");
        assertThat(AccountsFile.withoutAccount(GOOD, MASTODON.name()))
                .contains("# ours", "# the end", "# for practice")
                .doesNotContain("our-mastodon");
        String none = AccountsFile.withoutAccount(AccountsFile.withoutAccount(GOOD, MASTODON.name()), SANDBOX.name());
        assertThat(none).contains("accounts: []", "# the end");
        assertThat(AccountsFile.withAccount(none, X)).contains("name: our-x");
        assertThat(AccountsFile.withoutAccount(
                        "accounts:\n  - { name: our-x, network: x, language: en }\n  - { name: y, network: x, language: en }\n",
                        X.name()))
                .isEqualTo("accounts:\n  - { name: y, network: x, language: en }\n");
    }

    @Test
    void saysSoWhereItCannotTakeOneOut() {
        assertThatThrownBy(() -> AccountsFile.withoutAccount(
                        "accounts: [{ name: our-x, network: x, language: en }]\n", X.name()))
                .hasMessageContaining("Take the entry of \"our-x\" out of it yourself");
    }

    @Test
    void inTheOpenOnlyToThisMachine() {
        assertThat(read(GOOD.replace("https://mastodon.example", "http://127.0.0.1:8081/"))
                        .getLast()
                        .server())
                .isEqualTo(URI.create("http://127.0.0.1:8081"));
    }

    @Test
    void appendsAndKeepsEveryComment() {
        String extended = AccountsFile.withAccount(GOOD, X);
        assertThat(extended).startsWith(GOOD).contains("  - name: our-x\n    network: x\n");
        assertThat(read(extended)).containsExactly(SANDBOX, MASTODON, X);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# none yet\n",
                "accounts:",
                "accounts: []   # none yet\n",
                "accounts:\n- { name: a, network: x, language: en }",
                "accounts:\n      - name: a\n        network: x\n        language: en\n"
            })
    void appendsToWhateverIsThere(String yaml) {
        String extended = AccountsFile.withAccount(yaml, MASTODON);
        assertThat(read(extended)).endsWith(MASTODON);
        assertThat(problems.list()).isEmpty();
    }

    @Test
    void refusesADoubledNameAndABrokenFile() {
        assertThatThrownBy(() -> AccountsFile.withAccount(GOOD, SANDBOX))
                .hasMessage("accounts.yaml has an account called \"sandbox-x\" already."
                        + " New keys for it: ./vigil account renew sandbox-x");
        assertThatThrownBy(() -> AccountsFile.withAccount(GOOD.replace("network: sandbox", "network: what"), X))
                .hasMessageStartingWith("Mend accounts.yaml first: accounts.yaml:4: accounts[1].network");
    }

    @Test
    void saysSoWhereItCannotExtend() {
        assertThatThrownBy(() -> AccountsFile.withAccount("accounts: [{ name: a, network: x, language: en }]\n", X))
                .hasMessageStartingWith("Vigil cannot extend accounts.yaml")
                .hasMessageContaining("- name: our-x");
    }

    private List<Account> read(String yaml) {
        return AccountsFile.read(SourceFile.ofText("accounts.yaml", yaml), problems);
    }
}
