package org.vigil.console;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vigil.Application;
import org.vigil.access.Role;
import org.vigil.access.Roles;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Browser;
import org.vigil.testing.World;

/** The small world of tests with its pages, for those who sign in. */
final class ConsoleWorld implements AutoCloseable {
    final World world;
    private final Application application;

    ConsoleWorld(Database database) {
        world = new World(database);
        Serving.Shown shown = new Serving.Shown(
                () -> List.copyOf(
                        world.node.files().inForce().workspace().campaigns().values()),
                () -> List.copyOf(
                        world.node.files().inForce().workspace().accounts().values()),
                id -> world.node.files().inForce().workspace().profile(id).map(profile -> profile.name("en")),
                campaign -> Map.of());
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, world.node, shown, Optional.empty(), Serving.Entrance.BY_SIGN_IN));
    }

    int port() {
        return application.port();
    }

    Browser as(String name, Role role) {
        return Browser.signedIn(application.port(), world.node, name, role);
    }

    Browser as(String name, Roles roles) {
        return Browser.signedIn(application.port(), world.node, name, roles);
    }

    @Override
    public void close() {
        application.close();
    }
}
