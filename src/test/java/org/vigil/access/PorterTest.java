package org.vigil.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vigil.account.KeyFile;
import org.vigil.database.Database;
import org.vigil.testing.MutableClock;
import org.vigil.testing.TestDatabase;

/** Who is let in, who has to wait, and who cannot be locked out by others. */
@ExtendWith(TestDatabase.class)
class PorterTest {
    private static final String PASSWORD = "correct horse battery";
    private static final String HOME = "192.0.2.1";

    private final MutableClock clock = MutableClock.at("2026-11-26T12:00:00Z");
    private final Database database;
    private Doors doors;

    @TempDir
    private Path folder;

    PorterTest(Database database) {
        this.database = database;
    }

    @BeforeEach
    void ada() {
        doors = Doors.over(database, KeyFile.of(folder, Map.of()), clock, () -> FactorRule.EVERYBODY, Map.of());
        Token link = doors.links()
                .invite(new UserName("Ada"), null, Roles.inTeam(Role.VIEWER), "test")
                .orElseThrow();
        assertThat(doors.links().use(link, null, PASSWORD)).isInstanceOf(Links.Used.By.class);
    }

    @Test
    void othersCannotLockOutWhoComesFromAKnownPlace() {
        assertThat(ask(PASSWORD, HOME)).isInstanceOf(Porter.Answer.In.class);
        hammer(40);
        assertThat(ask(PASSWORD, HOME)).isInstanceOf(Porter.Answer.In.class);
        assertThat(ask(PASSWORD, "198.51.100.77")).isInstanceOf(Porter.Answer.Later.class);
        clock.advance(Duration.ofSeconds(30));
        assertThat(ask(PASSWORD, "198.51.100.77"))
                .as("at a new place half a minute at most")
                .isInstanceOf(Porter.Answer.In.class);
    }

    /** Each from another place, and as patient as the delays ask. */
    private void hammer(int times) {
        IntStream.range(0, times).forEach(i -> {
            clock.advance(Duration.ofSeconds(31));
            assertThat(ask("guess", "203.0.113." + i)).isInstanceOf(Porter.Answer.No.class);
        });
    }

    @Test
    void onePlaceThatTriesManyNamesHasToWait() {
        for (int i = 0; i < 20; i++) {
            assertThat(doors.porter().ask("name" + i, "guess", "", "2001:db8::" + i))
                    .isInstanceOf(Porter.Answer.No.class);
        }
        assertThat(ask(PASSWORD, "2001:db8::ffff")).as("the same household").isInstanceOf(Porter.Answer.Later.class);
        assertThat(ask(PASSWORD, "2001:db8:0:1::1")).isInstanceOf(Porter.Answer.In.class);
    }

    @Test
    void aDelayIsAQuarterOfAnHourAtMostAndEnds() {
        for (int i = 0; i < 30; i++) {
            Porter.Answer answer = ask("guess", HOME);
            if (answer instanceof Porter.Answer.Later later) {
                assertThat(later.left()).isBetween(Duration.ofNanos(1), Duration.ofMinutes(15));
                clock.advance(later.left());
            }
        }
        clock.advance(Duration.ofMinutes(15));
        assertThat(ask(PASSWORD, HOME)).isInstanceOf(Porter.Answer.In.class);
    }

    @Test
    void whoMustHaveASecondFactorIsInOnlyToSetItUp() {
        Token signIn = doors.signIns().begin(user(), false);
        assertThat(doors.signIns().of(signIn).orElseThrow().needsFactor()).isTrue();
        assertThat(doors.signIns()
                        .of(doors.signIns().begin(user(), true))
                        .orElseThrow()
                        .needsFactor())
                .as("the provider's own")
                .isFalse();
    }

    @Test
    void withoutTheKeyARecoveryCodeStillLetsIn() throws IOException {
        SignedIn who = doors.signIns().of(doors.signIns().begin(user(), false)).orElseThrow();
        FactorSecret secret = doors.factors().offer(who.user());
        List<String> recovery = doors.factors().confirm(who, code(secret)).orElseThrow();
        Files.delete(KeyFile.of(folder, Map.of()).path());
        clock.advance(Duration.ofMinutes(1));
        assertThat(doors.porter().ask("Ada", PASSWORD, code(secret), HOME)).isInstanceOf(Porter.Answer.No.class);
        assertThat(doors.porter().ask("Ada", PASSWORD, recovery.getFirst().toUpperCase(java.util.Locale.ROOT), HOME))
                .isInstanceOf(Porter.Answer.In.class);
    }

    @Test
    void aSignInOfAnOlderVersionIsNone() {
        User before = user();
        doors.porter()
                .change(doors.signIns().of(doors.signIns().begin(before, true)).orElseThrow(), PASSWORD + "!");
        Token late = doors.signIns().begin(before, true);
        assertThat(doors.signIns().of(late)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "short,password.short",
        "aaaaaaaaaaaaaaaa,password.guessable",
        "my name is ADA and more,password.guessable",
        "correct horse battery,",
        "пароль из четырёх слов,"
    })
    void whatIsNoPassword(String password, String problem) {
        assertThat(Passwords.problem(password, new UserName("Ada")).orElse(null))
                .isEqualTo(problem);
    }

    /** RFC 6238, appendix B: the secret of the SHA-1 rows, the last six digits. */
    @ParameterizedTest
    @CsvSource({"59,287082", "1111111109,081804", "20000000000,353130"})
    void codesAreThoseOfTheStandard(long second, String code) throws Exception {
        FactorSecret secret =
                FactorSecret.of("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        assertThat(new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator()
                        .generateOneTimePasswordString(
                                new SecretKeySpec(secret.bytes(), "HmacSHA1"), Instant.ofEpochSecond(second)))
                .isEqualTo(code);
    }

    private User user() {
        return doors.users().named("Ada").orElseThrow();
    }

    private Porter.Answer ask(String password, String address) {
        return doors.porter().ask("Ada", password, "", address);
    }

    private String code(FactorSecret secret) {
        try {
            return new com.eatthepath.otp.TimeBasedOneTimePasswordGenerator()
                    .generateOneTimePasswordString(new SecretKeySpec(secret.bytes(), "HmacSHA1"), clock.instant());
        } catch (java.security.InvalidKeyException e) {
            throw new IllegalStateException(e);
        }
    }
}
