package org.vigil.message;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import org.vigil.network.Image;
import org.vigil.network.Limits;
import org.vigil.profile.Basis;
import org.vigil.profile.Photo;
import org.vigil.profile.Profile;
import org.vigil.source.Problem;
import org.vigil.source.Problems;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

/** The profile's photo as a network takes it, with words for those who do not see it. */
public final class Pictures {
    /** Pixels: X takes 8192 a side, Mastodon 33,177,600 in all by default; what is beyond helps nobody. */
    private static final int MOST_PIXELS_A_SIDE = 8192;

    public static final long MOST_PIXELS = 33_177_600;

    private final Limits limits;
    private final Problems problems;

    Pictures(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** No image where the profile has no photo, its basis leaves photos out, or the network takes none. */
    Optional<Image> of(Post post, String language) {
        Profile profile = post.profile();
        Photo photo = profile.photo();
        if (photo == null || !mayShow(profile) || limits.maxImages() == 0) {
            return Optional.empty();
        }
        String altText = Marks.clean(Profile.byLanguage(photo.altText(), language));
        boolean spoken = checkAltText(profile, altText);
        Optional<Bare> picture = post.photo().flatMap(this::checked);
        if (post.photo().isEmpty()) {
            problem(photo.file(), "the photo of " + profile.id() + " is not there", "a JPEG or PNG file");
        }
        return picture.filter(bare -> spoken)
                .map(bare -> new Image(
                        bare.file().name(), bare.mediaType(), bare.file().bytes(), altText));
    }

    /**
     * The photo of a message whose words are final, if it is still the profile's and may still be shown.
     *
     * @param fileName as the message's image has it
     */
    public static Optional<SourceFile> still(Profile profile, SourceTree tree, String fileName) {
        return Optional.ofNullable(profile.published().photo())
                .filter(photo -> mayShow(profile))
                .flatMap(photo -> tree.file(photo.file()))
                .filter(file -> file.name().equals(fileName))
                .flatMap(Pictures::bare);
    }

    static Optional<SourceFile> bare(SourceFile file) {
        try {
            return mediaType(file.bytes())
                    .flatMap(type -> BarePicture.of(file.bytes(), type))
                    .map(bytes -> new SourceFile(file.path(), bytes));
        } catch (IllegalArgumentException damaged) {
            return Optional.empty(); // as good as gone; "check" says what is wrong with it
        }
    }

    /** Whether posts may show a photo of somebody, as far as the profile goes. */
    public static boolean shows(Profile profile) {
        return profile.published().photo() != null && mayShow(profile);
    }

    static boolean mayShow(Profile profile) {
        return profile.basis().covers(Basis.Scope.PHOTO);
    }

    /** A picture without what nobody sees in it. */
    private record Bare(SourceFile file, String mediaType) {}

    private boolean checkAltText(Profile profile, String altText) {
        int length = altText.codePointCount(0, altText.length());
        if (altText.isEmpty()) {
            String wrong = "photo.alt_text: the photo has no words for those who do not see it";
            problem(profile.file(), wrong, "who it is, what is seen, any words in the picture");
        } else if (length > limits.maxAltText()) {
            String wrong = "photo.alt_text: it has " + length + " of " + limits.maxAltText() + " characters";
            problem(profile.file(), wrong, "shorten it");
        }
        return !altText.isEmpty() && length <= limits.maxAltText();
    }

    /** The picture as it is published, where the network takes it. */
    private Optional<Bare> checked(SourceFile file) {
        Optional<String> type = mediaType(file.bytes());
        if (type.isEmpty()) {
            problem(file.path(), "the file is no image", "a JPEG or PNG file");
            return Optional.empty();
        }
        if (!limits.imageTypes().contains(type.get())) {
            String taken =
                    String.join(", ", limits.imageTypes().stream().sorted().toList());
            problem(file.path(), "the network takes no " + type.get(), "one of: " + taken);
            return Optional.empty();
        }
        return bare(file, type.get()).filter(this::isSmallEnough).filter(bare -> hasSize(file));
    }

    private Optional<Bare> bare(SourceFile file, String type) {
        try {
            Optional<Bare> bare =
                    BarePicture.of(file.bytes(), type).map(bytes -> new Bare(new SourceFile(file.path(), bytes), type));
            if (bare.isEmpty()) {
                String wrong = "place, time and camera cannot be taken out of " + type + ", and would be published";
                problem(file.path(), wrong, "save it as JPEG or PNG");
            }
            return bare;
        } catch (IllegalArgumentException e) {
            problem(file.path(), "the image cannot be read: " + e.getMessage(), "save the picture anew");
            return Optional.empty();
        }
    }

    private boolean isSmallEnough(Bare picture) {
        int length = picture.file().bytes().length;
        if (length > limits.maxImageBytes()) {
            String wrong = "the image has " + kilobytes(length) + " kB of " + kilobytes(limits.maxImageBytes())
                    + " kB that the network takes";
            problem(picture.file().path(), wrong, "a smaller picture");
            return false;
        }
        return true;
    }

    private boolean hasSize(SourceFile file) {
        try (ImageInputStream stream = ImageIO.createImageInputStream(new ByteArrayInputStream(file.bytes()))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(stream);
            if (!readers.hasNext()) {
                problem(file.path(), "the image cannot be read", "a JPEG or PNG file");
                return false;
            }
            ImageReader reader = readers.next();
            reader.setInput(stream, true, true);
            return checkPixels(file, reader.getWidth(0), reader.getHeight(0));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            problem(file.path(), "the image cannot be read: " + e.getMessage(), "save the picture anew");
            return false;
        }
    }

    private boolean checkPixels(SourceFile file, int width, int height) {
        if (Math.max(width, height) <= MOST_PIXELS_A_SIDE && (long) width * height <= MOST_PIXELS) {
            return true;
        }
        String allowed = "at most " + MOST_PIXELS_A_SIDE + " pixels a side and " + MOST_PIXELS + " in all";
        problem(file.path(), "the image has " + width + " by " + height + " pixels", allowed);
        return false;
    }

    /** By the file's first bytes, since its name may say anything. */
    public static Optional<String> mediaType(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(12, bytes.length), StandardCharsets.ISO_8859_1);
        if (start.startsWith("\u00FF\u00D8\u00FF")) {
            return Optional.of("image/jpeg");
        }
        if (start.startsWith("\u0089PNG\r\n\u001A\n")) {
            return Optional.of("image/png");
        }
        if (List.of("GIF87a", "GIF89a").stream().anyMatch(start::startsWith)) {
            return Optional.of("image/gif");
        }
        return start.startsWith("RIFF") && start.endsWith("WEBP") ? Optional.of("image/webp") : Optional.empty();
    }

    private static String kilobytes(long bytes) {
        return String.format(Locale.ROOT, "%,d", (bytes + 999) / 1000);
    }

    private void problem(String file, String wrong, String allowed) {
        problems.add(new Problem(file, 1, "", wrong, allowed));
    }
}
