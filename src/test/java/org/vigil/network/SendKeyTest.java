package org.vigil.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class SendKeyTest {
    private static final long SOON = Duration.ofMinutes(10).toNanos();

    @Test
    void expiresAtItsMoment() {
        assertThat(new SendKey("key", System.nanoTime() + SOON).expired()).isFalse();
        assertThat(new SendKey("key", System.nanoTime() - 1).expired()).isTrue();
    }

    @Test
    void expiresAlsoWhereTheMachineHasSleptOverIt() {
        AtomicBoolean slept = new AtomicBoolean();
        SendKey key = new SendKey("key", System.nanoTime() + SOON, slept::get);
        assertThat(key.expired()).isFalse();
        slept.set(true);
        assertThat(key.expired()).isTrue();
    }
}
