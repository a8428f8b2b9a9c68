package org.vigil.database;

import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Where a server answers and who we are there. Prints no password.
 *
 * @param url of JDBC, without user and password
 * @param place the server as users know it
 */
record Address(String url, String user, String password, String place) {
    static final String SCHEMA = "vigil";
    private static final int PATIENCE_SECONDS = 5;

    /** Longer than any statement takes, a migration of millions of rows included. */
    private static final int SILENCE_SECONDS = 300;

    /** A role on the server that runs on a data folder. */
    static Address of(DataFolder folder, int port, String user, String password) {
        return new Address(
                "jdbc:postgresql://127.0.0.1:" + port + "/" + StartedServer.DATABASE,
                user,
                password,
                "Vigil's own database in " + folder.path());
    }

    /** What the driver needs beside the URL. */
    Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        properties.setProperty("ApplicationName", "vigil");
        properties.setProperty("currentSchema", SCHEMA);
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("connectTimeout", Integer.toString(PATIENCE_SECONDS));
        properties.setProperty("loginTimeout", Integer.toString(PATIENCE_SECONDS));
        // A server that is gone without a word, as when a cable is cut, would else be waited for without end.
        properties.setProperty("socketTimeout", Integer.toString(SILENCE_SECONDS));
        properties.setProperty("tcpKeepAlive", "true");
        return properties;
    }

    /** Connections without a pool. */
    PGSimpleDataSource connections() throws SQLException {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setUrl(url);
        for (String name : properties().stringPropertyNames()) {
            source.setProperty(name, properties().getProperty(name));
        }
        return source;
    }

    @Override
    public String toString() {
        return "Address[" + place + "]";
    }
}
