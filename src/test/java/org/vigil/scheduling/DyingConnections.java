package org.vigil.scheduling;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/** Connections of a process that is killed when it wants to insert its n-th row: what it has not committed is gone. */
final class DyingConnections extends DelegatingDataSource {
    private final int last;
    private int rows;
    private boolean dead;

    DyingConnections(DataSource real, int last) {
        super(real);
        this.last = last;
    }

    synchronized boolean dead() {
        return dead;
    }

    @Override
    public Connection getConnection() throws SQLException {
        alive();
        Connection real = super.getConnection();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("prepareStatement") && isInsert(arguments)) {
                        count(real);
                    }
                    if (method.getName().equals("commit")) {
                        alive();
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    private static boolean isInsert(Object[] arguments) {
        return arguments[0] instanceof String sql && sql.startsWith("INSERT");
    }

    private synchronized void count(Connection real) throws SQLException {
        if (++rows >= last) {
            dead = true;
            if (!real.getAutoCommit()) {
                real.rollback();
            }
        }
        alive();
    }

    private synchronized void alive() {
        if (dead) {
            throw new Killed();
        }
    }

    /** Nothing tries again after it, as after a real one. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1L;
    }
}
