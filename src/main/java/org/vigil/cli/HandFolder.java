package org.vigil.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.vigil.campaign.Campaign;
import org.vigil.delivery.HandDesk;
import org.vigil.network.Image;
import org.vigil.network.Part;
import org.vigil.workspace.Workspace;

/** A folder for somebody who posts by hand: nothing in it but what this partner needs. */
record HandFolder(Path folder) {
    private static final DateTimeFormatter MOMENT =
            DateTimeFormatter.ofPattern("EEEE d MMMM uuuu, HH:mm", Locale.ENGLISH);

    /** @throws Failure where something lies there already */
    static HandFolder at(Path folder) {
        try (Stream<Path> inside = Files.isDirectory(folder) ? Files.list(folder) : Stream.empty()) {
            if (Files.isRegularFile(folder) || inside.findAny().isPresent()) {
                throw new Failure(Vigil.USAGE, "--out: " + folder + " is not empty; name a new folder.");
            }
            return new HandFolder(folder);
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static Failure unwritable(Path folder, IOException e) {
        return new Failure(Vigil.FAILED, folder + " cannot be written: " + e.getMessage());
    }

    void write(Workspace workspace, LocalDate day, List<HandDesk.Kit> kits) {
        try {
            Files.createDirectories(folder);
            StringBuilder toDo = new StringBuilder(head(day));
            for (HandDesk.Kit kit : kits) {
                Path place = Files.createDirectories(folder.resolve(name(kit)));
                toDo.append(steps(workspace, kit));
                write(kit, place);
            }
            text(folder.resolve("WHAT-TO-DO.txt"), toDo.toString());
        } catch (IOException e) {
            throw unwritable(folder, e);
        }
    }

    private static String name(HandDesk.Kit kit) {
        return kit.delivery().id() + "-" + kit.account().name();
    }

    private static void write(HandDesk.Kit kit, Path place) throws IOException {
        List<Part> parts = kit.message().parts();
        for (int i = 0; i < parts.size(); i++) {
            Part part = parts.get(i);
            text(place.resolve("text-" + (i + 1) + ".txt"), part.text());
            int number = 0;
            for (Image image : part.images()) {
                number++;
                String name = "picture-" + (i + 1) + "-" + number;
                String type = image.mediaType().equals("image/png") ? ".png" : ".jpg";
                Files.write(place.resolve(name + type), image.bytes());
                text(place.resolve(name + "-alt-text.txt"), image.altText());
            }
        }
    }

    private static void text(Path file, String text) throws IOException {
        Files.writeString(file, text.stripTrailing() + "\n", StandardCharsets.UTF_8);
    }

    private static String head(LocalDate day) {
        return """
                WHAT TO DO ON %s

                Post each text just as it is, on that day and inside the hours that stand with it: the number in it is true on that
                day only. Before you post, ask whether it still stands: somebody may have been released, or may be in danger, since
                this folder was made. Do not tag relatives, and answer nobody in their name.

                """.formatted(day);
    }

    private String steps(Workspace workspace, HandDesk.Kit kit) {
        Campaign campaign = workspace.campaigns().get(kit.delivery().campaign());
        ZoneId zone = campaign == null ? ZoneId.of("UTC") : campaign.zone();
        List<Part> parts = kit.message().parts();
        Part first = parts.getFirst();
        StringBuilder text = new StringBuilder();
        text.append("POST ").append(kit.delivery().id()).append(": on ");
        text.append(kit.account().network().word())
                .append(" (")
                .append(kit.account().name())
                .append(")\n");
        text.append("  not before ").append(said(kit.delivery().dueAt(), zone)).append('\n');
        text.append("  not after  ")
                .append(said(kit.delivery().lateAt(), zone))
                .append(" (")
                .append(zone)
                .append(")\n");
        text.append("  folder     ").append(name(kit)).append('\n');
        text.append("  language   ").append(first.language()).append('\n');
        text.append("  length     ")
                .append(kit.limits().length(first.text()))
                .append(" of ")
                .append(kit.limits().maxLength())
                .append('\n');
        if (first.contentWarning() != null) {
            text.append("  warning    ").append(first.contentWarning()).append('\n');
        }
        int step = 1;
        text.append("  ").append(step++).append(". Copy text-1.txt into a new post.\n");
        if (!first.images().isEmpty()) {
            text.append("  ").append(step++).append(". Add the pictures, each with the words of its -alt-text.txt.\n");
        }
        if (parts.size() > 1) {
            text.append("  ")
                    .append(step++)
                    .append(". Answer that post with text-2.txt, and so on: it is a thread of ")
                    .append(parts.size())
                    .append(".\n");
        }
        text.append("  ")
                .append(step)
                .append(". Tell us the address: ./vigil hand report ")
                .append(kit.delivery().id())
                .append(" ADDRESS --as YOUR-NAME (or send it to whoever gave you this).\n\n");
        return text.toString();
    }

    private static String said(Instant moment, ZoneId zone) {
        return MOMENT.format(moment.atZone(zone));
    }
}
