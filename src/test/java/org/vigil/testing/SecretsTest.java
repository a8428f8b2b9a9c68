package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.slf4j.LoggerFactory;
import org.vigil.access.Token;

/** What looks for secrets finds them. */
@Isolated
class SecretsTest {
    @Test
    void aSecretOnAPageIsFound() {
        String token = Secrets.token(Token.random().text());
        assertThat(Secrets.none("a page", "<p>" + Token.random().text() + "</p>"))
                .isNotEmpty();
        assertThatThrownBy(() -> Secrets.none("a page", "<p>" + token + "</p>")).isInstanceOf(AssertionError.class);
        assertThatThrownBy(() -> Secrets.none("a page", "a" + Secrets.OF_ACCOUNTS))
                .isInstanceOf(AssertionError.class);
    }

    @Test
    void aSecretInALogLineOrItsErrorIsFoundAlsoWhereItIsNotWritten() {
        LoggerFactory.getLogger("of.a.test").info("signed in with {}", Secrets.OF_ACCOUNTS);
        LoggerFactory.getLogger("of.a.test")
                .info("failed", new IllegalStateException("at it", new IllegalStateException(Secrets.OF_ACCOUNTS)));
        assertThat(Secrets.found()).hasSize(2).allMatch(each -> each.startsWith("the log of of.a.test: "));
    }

    @Test
    void aSecretOnTheTerminalIsFound() {
        System.err.println("the key is " + Secrets.OF_ACCOUNTS);
        assertThat(Secrets.found()).singleElement().asString().startsWith("standard error: the key is");
    }
}
