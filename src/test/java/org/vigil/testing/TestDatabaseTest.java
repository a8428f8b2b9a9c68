package org.vigil.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.database.Database;

@ExtendWith(TestDatabase.class)
class TestDatabaseTest {
    private final Database database;

    TestDatabaseTest(Database database) {
        this.database = database;
    }

    @Test
    void sessionsAreInUtcWhateverTheServerThinks() {
        assertThat(show("timezone")).isEqualTo("UTC");
        assertThat(database.jdbc()
                        .sql("select timestamptz '2016-02-29 23:30:00Z'::date::text")
                        .query(String.class)
                        .single())
                .isEqualTo("2016-02-29");
    }

    @Test
    void transactionsAreReadCommittedWhateverTheServerThinks() {
        assertThat(show("transaction_isolation")).isEqualTo("read committed");
        String inTransaction = database.transactions().execute(status -> show("transaction_isolation"));
        assertThat(inTransaction).isEqualTo("read committed");
    }

    @Test
    void vigilAndQuartzShareOneSchema() {
        assertThat(database.jdbc()
                        .sql(
                                "select table_schema from information_schema.tables where table_name in ('delivery', 'qrtz_triggers')")
                        .query(String.class)
                        .list())
                .containsExactly("vigil", "vigil");
        assertThat(database.jdbc()
                        .sql("select count(*) from qrtz_locks")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void eachTestHasADatabaseOfItsOwn() {
        writeOneRow();
    }

    @Test
    void noTestSeesWhatAnotherWrote() {
        writeOneRow();
    }

    private void writeOneRow() {
        assertThat(database.jdbc()
                        .sql("select count(*) from campaign")
                        .query(Integer.class)
                        .single())
                .isZero();
        database.jdbc().sql("insert into campaign (id) values ('free-the-20')").update();
    }

    private String show(String setting) {
        return database.jdbc().sql("show " + setting).query(String.class).single();
    }
}
