package org.vigil.cli;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.vigil.message.OwnPosterWords;
import org.vigil.network.Network;
import org.vigil.poster.Poster;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.PosterPress;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code vigil poster}: draws a poster of somebody, or of a campaign's whole roll, into a file. */
@Command(
        name = "poster",
        mixinStandardHelpOptions = true,
        description = {
            "Draws a poster of somebody as of today, or of everybody on a campaign's roll, into a file. Sends nothing.",
            "Whoever is on hold, out, dead, under age or withheld has none. The words for those who do not see it are printed:"
                    + " publish both together.",
            "Examples: ./vigil poster --person wang-yu --lang zh --out wang-yu.png; ./vigil poster --campaign free-the-20 --out roll.png"
        })
public final class PosterCommand implements Callable<Integer> {
    private static final String NETWORKS = "one of: x, mastodon, bluesky, telegram";

    private final InstantSource clock;

    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--person", paramLabel = "ID", description = "The profile's id.")
    private @Nullable String person;

    @Option(
            names = "--campaign",
            paramLabel = "CAMPAIGN",
            description = "Alone: everybody on its roll. With --person: whose hashtags and way of counting it has.")
    private @Nullable String campaign;

    @Option(
            names = "--lang",
            paramLabel = "LANG",
            description = "Its language, such as fa (default: the first account's).")
    private @Nullable String language;

    @Option(
            names = "--for",
            paramLabel = "NETWORK",
            description = "The form for x, mastodon, bluesky or telegram (default: x and mastodon, 1600 by 900).")
    private @Nullable String network;

    @Option(names = "--out", paramLabel = "FILE", description = "The file: .png; .jpg where a photo is on it.")
    private @Nullable Path out;

    @Option(names = "--force", description = "Writes over a file that is there.")
    private boolean force;

    @Option(
            names = "--words",
            paramLabel = "LANG",
            description = "Prints the words of posters in a language, to begin a file of your own with.")
    private @Nullable String words;

    /** @param clock tells what day is today */
    public PosterCommand(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        if (words != null) {
            return print(context, words);
        }
        Path file = out;
        if (file == null || (person == null && campaign == null)) {
            throw new Failure(
                    Vigil.USAGE, "Say --person ID or --campaign CAMPAIGN, and --out FILE, such as --out poster.png.");
        }
        PictureFile.refuseUnlessFree(file, force);
        Network form = network == null ? Network.MASTODON : Commands.read(network, PosterCommand::network, NETWORKS);
        return new NodeAccess(context.vigil()).withFiles(context.err(), node -> {
            PosterDesk desk = new PosterDesk(node, clock.instant(), campaign, language);
            return written(
                    context,
                    file,
                    person == null
                            ? desk.roll(form, context.err())
                            : desk.person(
                                    Commands.read(person, ProfileId::new, ProfileId.ALLOWED), form, context.err()));
        });
    }

    private static Network network(String word) {
        Network network = Network.valueOf(word.strip().toUpperCase(Locale.ROOT));
        if (network == Network.SANDBOX) {
            throw new IllegalArgumentException();
        }
        return network;
    }

    private static int print(Commands context, String language) {
        Optional<String> text = OwnPosterWords.text(language);
        context.out()
                .print(text.orElseThrow(() -> new Failure(
                        Vigil.USAGE,
                        "\"" + language + "\" cannot stand here; Vigil has words for posters in: "
                                + String.join(", ", OwnPosterWords.LANGUAGES))));
        context.out().flush();
        return 0;
    }

    private int written(Commands context, Path file, PosterPress.Pressed pressed) {
        Poster poster = pressed.poster().orElseThrow(() -> new Failure(Vigil.PROBLEMS, lines(pressed.problems())));
        boolean png = poster.mediaType().equals("image/png");
        List<String> endings = png ? List.of(".png") : List.of(".jpg", ".jpeg", ".png");
        String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
        if (endings.stream().noneMatch(name::endsWith)) {
            throw new Failure(
                    Vigil.USAGE,
                    "--out: " + file + " cannot stand here; a name that ends with " + String.join(" or ", endings));
        }
        PictureFile.write(file, name.endsWith(".png") ? poster.png() : poster.get(), force);
        context.out()
                .println("Drawn: " + file + ", " + poster.design().width() + " by "
                        + poster.design().height() + " pixels.");
        context.out().println("For those who do not see it:");
        context.out().println(pressed.altText());
        context.out().flush();
        return 0;
    }

    private static String lines(List<?> problems) {
        return problems.stream().map(Object::toString).collect(Collectors.joining("\n"));
    }
}
