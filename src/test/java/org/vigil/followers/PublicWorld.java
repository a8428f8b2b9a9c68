package org.vigil.followers;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.vigil.Application;
import org.vigil.cli.Serving;
import org.vigil.database.Database;
import org.vigil.message.OwnPosterWords;
import org.vigil.settings.ConsoleSettings;
import org.vigil.testing.Sample;
import org.vigil.testing.Secrets;
import org.vigil.testing.Signed;
import org.vigil.testing.World;

/** A world whose campaign is public in English and Persian, and somebody outside who asks for its pages. */
final class PublicWorld implements AutoCloseable {
    static final String OPEN = "public: { pages: true, counter: true, feed: true }\n";

    final World world;
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Application application;

    PublicWorld(Database database) {
        world = new World(database);
        world.put("settings.yaml", "public: { url: \"https://vigil.example.org\" }\n");
        world.edit(World.ACCOUNTS, "  - { name: box", "  - { name: x-fa, network: x, language: fa }\n  - { name: box");
        world.schedule("accounts: [x]", "accounts: [x, mastodon, x-fa]");
        world.schedule("approval: none\n", "approval: none\n" + OPEN + "action_hour: 2026-01-08T18:00\n");
        world.edit(
                World.profile("anna"),
                "names: { en: Anna Example }",
                "names: { en: Anna Example, fa: آنا نمونه }\nrole: { en: poet, fa: شاعر }");
        world.secret("x-fa", "right");
        world.photo("anna", 300);
        signPosters("en");
        signPosters("fa");
    }

    /** The posters' own words, as a team keeps them once a native reader has read them. */
    private void signPosters(String language) {
        String path = "templates/posters/prisoner." + language + ".txt";
        world.put(path, Signed.template(path, OwnPosterWords.text(language).orElseThrow()));
    }

    PublicWorld serve() {
        world.start();
        application = Application.start(new Serving(
                ConsoleSettings.LOCAL, 0, world.node, Sample.shown(), Optional.empty(), Serving.Entrance.BY_SIGN_IN));
        return this;
    }

    /** What was changed is in force, and the last look is old. */
    PublicWorld changed() {
        world.accept();
        return later(Duration.ofSeconds(4));
    }

    PublicWorld later(Duration time) {
        world.clock.advance(time);
        return this;
    }

    PublicWorld hold(String person) {
        world.change("insert into restriction (scope, subject, set_by) values ('person', '" + person + "', 'Tester')");
        return later(Duration.ofSeconds(4));
    }

    int port() {
        return Objects.requireNonNull(application).port();
    }

    HttpResponse<String> get(String path, String... headers) {
        return get(port(), path, headers);
    }

    HttpResponse<String> get(int port, String path, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return send(request.build());
    }

    /** What a picture's address answers. */
    byte[] bytes(String path) {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port() + path))
                .build();
        try {
            return http.send(request, HttpResponse.BodyHandlers.ofByteArray()).body();
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    HttpResponse<String> send(HttpRequest request) {
        try {
            HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            Secrets.none("what everybody may open", answer.body());
            return answer;
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** All that an answer says, but for the moment. */
    static List<Object> all(HttpResponse<String> answer) {
        Map<String, List<String>> headers = new TreeMap<>(answer.headers().map());
        headers.remove("date");
        return List.of(answer.statusCode(), headers, answer.body());
    }

    @Override
    public void close() {
        if (application != null) {
            application.close();
        }
        http.close();
    }
}
