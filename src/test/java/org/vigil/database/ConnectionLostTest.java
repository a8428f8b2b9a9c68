package org.vigil.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.vigil.testing.TestDatabase;

class ConnectionLostTest {
    @ParameterizedTest
    @ValueSource(strings = {"08006", "08001", "57P01", "57P02", "57P03"})
    void theServerEnded(String state) {
        assertThat(ConnectionLost.causes(failure(new SQLException("FATAL", state))))
                .isTrue();
        assertThat(ConnectionLost.causes(new IllegalStateException(failure(new SQLException("FATAL", state)))))
                .isTrue();
    }

    @ParameterizedTest
    @CsvSource({"23505", "40001", "57014", "53100", ","})
    void theServerSaidNo(String state) {
        assertThat(ConnectionLost.causes(failure(new SQLException("ERROR", state))))
                .isFalse();
    }

    @Test
    void noConnectionIsToBeHad() {
        assertThat(ConnectionLost.causes(failure(new SQLTransientConnectionException("not available"))))
                .isTrue();
    }

    /** As the driver and Spring really put it. */
    @Test
    void asPostgresEndsASession() {
        try (Database database = TestDatabase.create()) {
            JdbcClient jdbc = database.jdbc();
            Throwable thrown = catchThrowable(() -> jdbc.sql("select pg_terminate_backend(pg_backend_pid())")
                    .query(Boolean.class)
                    .single());
            assertThat(thrown).matches(ConnectionLost::causes, "the connection was lost");
        }
    }

    private static RuntimeException failure(SQLException cause) {
        return new DataAccessResourceFailureException("it failed", cause);
    }
}
