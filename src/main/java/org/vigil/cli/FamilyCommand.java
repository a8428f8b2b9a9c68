package org.vigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.vigil.database.PrivateFile;
import org.vigil.delivery.Brakes;
import org.vigil.delivery.Families;
import org.vigil.delivery.FamilyDesk;
import org.vigil.delivery.LetterForFamily;
import org.vigil.message.FamilyLetter;
import org.vigil.node.Node;
import org.vigil.profile.Profile;
import org.vigil.profile.ProfileId;
import org.vigil.workspace.Workspace;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** Writes what a family is to read before somebody is spoken of, and keeps their answer. */
@Command(
        name = "family",
        mixinStandardHelpOptions = true,
        description = {
            "Writes, in the family's language, the next post, the facts, the photo, what was agreed to and how to stop it: for"
                    + " you to send over the family's own channel. Vigil sends it nowhere.",
            "Before the first post on a real network their yes has to be recorded. No answer means that nothing is posted.",
            "Examples: ./vigil family wang-yu --lang zh; ./vigil family wang-yu --answer yes; ./vigil family wang-yu --stop"
        })
public final class FamilyCommand implements Callable<Integer> {
    @ParentCommand
    private @Nullable Vigil vigil;

    @Spec
    private @Nullable CommandSpec spec;

    @Mixin
    private Who who = new Who();

    @Parameters(paramLabel = "ID", description = "The profile's id.")
    private String id = "";

    @Option(names = "--lang", paramLabel = "LANG", description = "The family's language, such as az.")
    private @Nullable String language;

    @Option(names = "--out", paramLabel = "FILE", description = "Writes a new file, which only your user can read.")
    private @Nullable Path out;

    @Option(names = "--answer", paramLabel = "yes|no", description = "What they answered. A no takes the consent back.")
    private @Nullable String answer;

    @Option(names = "--stop", description = "They want it to stop: takes the consent back at once. Nobody asks why.")
    private boolean stop;

    @Override
    public Integer call() {
        Commands context = Commands.of(vigil, spec);
        ProfileId profile = Commands.read(id, ProfileId::new, ProfileId.ALLOWED);
        long wanted = List.of(language != null, answer != null, stop).stream()
                .filter(each -> each)
                .count();
        if (wanted != 1 || (out != null && language == null)) {
            throw new Failure(
                    Vigil.USAGE, "Say one of: --lang LANG to write to them, --answer yes, --answer no, --stop.");
        }
        if (language != null) {
            String lang = language;
            return new NodeAccess(context.vigil()).with(node -> write(context, node, profile, lang));
        }
        Families.Answer said = stop ? Families.Answer.STOP : answer(String.valueOf(answer));
        return new NodeAccess(context.vigil()).with(node -> answered(context, node, profile, said));
    }

    private static Families.Answer answer(String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "yes" -> Families.Answer.YES;
            case "no" -> Families.Answer.NO;
            default -> throw new Failure(Vigil.USAGE, "\"" + text + "\" cannot stand here; yes or no");
        };
    }

    private int write(Commands context, Node node, ProfileId id, String lang) {
        Profile profile = RollOnDisk.read(context.vigil().folder()).find(id.value());
        Workspace disk = Workspace.read(Folder.tree(context.vigil().folder()));
        String letter = new LetterForFamily(node.database(), node.desk(), node.clock())
                .write(disk, profile, lang, who.name())
                .orElseThrow(() -> new Failure(
                        Vigil.USAGE,
                        "\"" + lang + "\" cannot stand here; a letter can be written in: "
                                + String.join(", ", FamilyLetter.languages())));
        if (out == null) {
            context.out().print(letter);
            context.out().flush();
        } else {
            keep(out, letter);
            context.err().println("Written: " + out + ", which only your user can read. Delete it when it is sent.");
        }
        if (!FamilyLetter.isReviewed(lang)) {
            context.err()
                    .println("No native reader has seen the letter's own words in \"" + lang
                            + "\" yet: have somebody read it before you send it.");
        }
        context.err()
                .println("Send it yourself, over the family's own channel. Then: "
                        + context.vigil().typed("family " + id + " --answer yes") + ", or --answer no");
        return 0;
    }

    private static void keep(Path file, String letter) {
        if (Files.exists(file)) {
            throw new Failure(Vigil.PROBLEMS, file + " is there already, and nothing is written over it.");
        }
        try {
            PrivateFile.create(file.toAbsolutePath(), letter.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(Vigil.FAILED, String.valueOf(e.getMessage()));
        }
    }

    private int answered(Commands context, Node node, ProfileId id, Families.Answer said) {
        if (!node.files().everKnown().profiles().containsKey(id) && said == Families.Answer.YES) {
            throw new Failure(Vigil.PROBLEMS, "No profile in force has the id " + id + ". Known ids: ./vigil people");
        }
        if (!new FamilyDesk(node.database()).answered(id, said, who.name())) {
            throw new Failure(
                    Vigil.PROBLEMS,
                    "Nothing was written for them that a yes could be an answer to. First: "
                            + context.vigil().typed("family " + id + " --lang LANG"));
        }
        node.planner().planAll();
        switch (said) {
            case YES ->
                context.out()
                        .println("Written down: the family of " + id + " said yes to what was written for them last.");
            case NO, STOP -> {
                context.out()
                        .println("Revoked: nothing is said of " + id
                                + " any more. What was posted already stands; to delete" + " it: "
                                + context.vigil().typed("takedown --person " + id));
                context.out().flush();
                CoverageLines.show(context, node, id);
                Braking.awaitOpenAttempts(node, new Brakes.Target.Person(id), context.out());
            }
        }
        return 0;
    }
}
