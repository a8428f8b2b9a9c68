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

/** The profile's photo as a network takes it, with words for those who do not see it. */
final class Pictures {
    /** Pixels: X takes 8192 a side, Mastodon 33,177,600 in all by default; what is beyond helps nobody. */
    private static final int MOST_PIXELS_A_SIDE = 8192;

    private static final long MOST_PIXELS = 33_177_600;

    private final Limits limits;
    private final Problems problems;

    Pictures(Limits limits, Problems problems) {
        this.limits = limits;
        this.problems = problems;
    }

    /** No image where the profile has no photo, its consent leaves photos out, or the network takes none. */
    Optional<Image> of(Post post, String language) {
        Profile profile = post.profile();
        Photo photo = profile.photo();
        boolean consented = !(profile.basis() instanceof Basis.Consent consent)
                || consent.scope().contains(Basis.Scope.PHOTO);
        if (photo == null || !consented || limits.maxImages() == 0) {
            return Optional.empty();
        }
        String altText = Marks.clean(Profile.byLanguage(photo.altText(), language));
        boolean spoken = checkAltText(profile, altText);
        Optional<String> mediaType = post.photo().flatMap(this::checked);
        if (post.photo().isEmpty()) {
            problem(photo.file(), "the photo of " + profile.id() + " is not there", "a JPEG or PNG file");
        }
        return mediaType
                .filter(type -> spoken)
                .flatMap(type ->
                        post.photo().map(file -> new Image(fileName(file.path()), type, file.bytes(), altText)));
    }

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

    /** The media type, where the bytes are an image that the network takes. */
    private Optional<String> checked(SourceFile file) {
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
        if (file.bytes().length > limits.maxImageBytes()) {
            String wrong = "the image has " + kilobytes(file.bytes().length) + " kB of "
                    + kilobytes(limits.maxImageBytes()) + " kB that the network takes";
            problem(file.path(), wrong, "a smaller picture");
            return Optional.empty();
        }
        return type.filter(known -> hasSize(file, known));
    }

    /** Java reads no WebP, so of that only the signature is known. */
    private boolean hasSize(SourceFile file, String type) {
        if (type.equals("image/webp")) {
            return true;
        }
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
        String allowed = "at most %d pixels a side and %d in all".formatted(MOST_PIXELS_A_SIDE, MOST_PIXELS);
        problem(file.path(), "the image has " + width + " by " + height + " pixels", allowed);
        return false;
    }

    /** By the file's first bytes, since its name may say anything. */
    static Optional<String> mediaType(byte[] bytes) {
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

    private static String fileName(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private void problem(String file, String wrong, String allowed) {
        problems.add(new Problem(file, 1, "", wrong, allowed));
    }
}
