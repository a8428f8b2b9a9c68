package org.vigil.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vigil.network.Image;
import org.vigil.network.Part;
import org.vigil.profile.Basis;
import org.vigil.profile.Photo;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

class PicturesTest {
    private static final String PATH = "profiles/photos/leyla.jpg";

    private final Person leyla = new Person("leyla-aliyeva");
    private final Rendering rendering = new Rendering(leyla);

    @BeforeEach
    void photo() {
        leyla.photo = new Photo(PATH, "A. Friend", "CC0", Map.of("en", "Leyla at her desk", "ru", "Лейла"));
    }

    @Test
    void theTypeIsThatOfTheBytesAndTheImageGoesWithTheFirstPart() {
        rendering.photo = new SourceFile(PATH, image("png", 4, 3));
        rendering.threads = true;
        rendering.maxLength = 15;
        List<Part> parts =
                rendering.of("{{name}} {{count}}").message().orElseThrow().parts();
        assertThat(parts).hasSize(2);
        Image image = parts.getFirst().images().getFirst();
        assertThat(image.mediaType()).isEqualTo("image/png");
        assertThat(image.fileName()).isEqualTo("leyla.jpg");
        assertThat(image.altText()).isEqualTo("Leyla at her desk");
        assertThat(parts.getLast().images()).isEmpty();
    }

    @Test
    void besideAnImageThereMayBeLessRoom() {
        rendering.photo = new SourceFile(PATH, image("png", 4, 3));
        String template = "{{name}}{{#ifRoom}} is held for {{count}} already{{/ifRoom}}";
        assertThat(rendering.text(template)).contains("already");
        rendering.maxLengthWithImages = 30;
        assertThat(rendering.text(template)).isEqualTo("Leyla Aliyeva");
    }

    @Test
    void theAltTextIsInTheLanguageOfTheText() {
        rendering.photo = new SourceFile(PATH, image("jpeg", 4, 3));
        Image image = rendering
                .of("prisoner.ru", "{{count}}")
                .message()
                .orElseThrow()
                .parts()
                .getFirst()
                .images()
                .getFirst();
        assertThat(image.altText()).isEqualTo("Лейла");
        assertThat(image.mediaType()).isEqualTo("image/jpeg");
    }

    @Test
    void whatIsNoImageIsReported() {
        refused("no image".getBytes(StandardCharsets.UTF_8), "the file is no image");
        refused(new byte[0], "the file is no image");
    }

    @Test
    void whatOnlyBeginsAsAnImageIsReported() {
        refused(Arrays.copyOf(image("png", 4, 3), 12), "the image cannot be read");
        refused(Arrays.copyOf(image("jpeg", 4, 3), 12), "the image cannot be read");
    }

    @Test
    void aTypeThatTheNetworkDoesNotTakeIsReported() {
        refused(image("gif", 4, 3), "the network takes no image/gif; one of: image/jpeg, image/png, image/webp");
    }

    @Test
    void anImageOfTooManyBytesIsReported() {
        rendering.maxImageBytes = 50;
        refused(image("png", 4, 3), "1 kB that the network takes; a smaller picture");
    }

    @Test
    void anImageOfTooManyPixelsIsReported() {
        refused(image("png", 8193, 1), "the image has 8193 by 1 pixels");
    }

    @Test
    void aPhotoThatIsNotThereIsReported() {
        assertThat(rendering.problems("{{name}}"))
                .singleElement()
                .asString()
                .startsWith(PATH + ":1: the photo of leyla-aliyeva is not there");
    }

    @Test
    void anAltTextThatIsMissingOrTooLongIsReported() {
        rendering.photo = new SourceFile(PATH, image("png", 4, 3));
        rendering.maxAltText = 10;
        assertThat(rendering.problems("{{name}}"))
                .singleElement()
                .asString()
                .contains("profiles/leyla-aliyeva.yaml:1: photo.alt_text: it has 17 of 10 characters");
        leyla.photo = new Photo(PATH, "A. Friend", "CC0", Map.of());
        assertThat(rendering.problems("{{name}}")).singleElement().asString().contains("no words for those");
    }

    @Test
    void consentThatLeavesPhotosOutGivesNone() {
        rendering.photo = new SourceFile(PATH, image("png", 4, 3));
        leyla.basis = new Basis.Consent(LocalDate.parse("2016-01-01"), null, Set.of(Basis.Scope.NAME));
        assertThat(rendering
                        .of("{{name}}")
                        .message()
                        .orElseThrow()
                        .parts()
                        .getFirst()
                        .images())
                .isEmpty();
    }

    @Test
    void anApprovalBindsThePhoto() {
        rendering.photo = new SourceFile(PATH, image("png", 4, 3));
        String approved = rendering.of("{{name}}").approvalDigest();
        rendering.photo = new SourceFile(PATH, image("png", 4, 4));
        assertThat(rendering.of("{{name}}").approvalDigest()).isNotEqualTo(approved);
    }

    @Test
    void aTypeWhoseHiddenDetailsCannotBeTakenOutIsReported() {
        refused(
                "RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1),
                "place, time and camera cannot be taken out of image/webp");
    }

    @Test
    void whatTheFileHidesIsNotPublished() {
        byte[] shot = JpegWithExif.of(image("jpeg", 4, 3), 6);
        assertThat(new String(shot, StandardCharsets.ISO_8859_1)).contains(JpegWithExif.SECRET);
        rendering.photo = new SourceFile(PATH, shot);
        assertThat(published()).doesNotContain(JpegWithExif.SECRET);
    }

    @Test
    void aPhotoOfAFrozenMessageIsBareToo() {
        SourceFile shot = new SourceFile(PATH, JpegWithExif.of(image("jpeg", 4, 3), 1));
        SourceTree tree = SourceTree.of(List.of(shot));
        assertThat(Pictures.still(leyla.profile(), tree, "leyla.jpg")
                        .orElseThrow()
                        .bytes())
                .isEqualTo(new BareJpeg(shot.bytes()).bytes());
        assertThat(Pictures.still(leyla.profile(), tree, "another.jpg")).isEmpty();
        leyla.basis = new Basis.Consent(LocalDate.parse("2016-01-01"), null, Set.of(Basis.Scope.NAME));
        assertThat(Pictures.still(leyla.profile(), tree, "leyla.jpg")).isEmpty();
    }

    private String published() {
        Image image = rendering
                .of("{{name}}")
                .message()
                .orElseThrow()
                .parts()
                .getFirst()
                .images()
                .getFirst();
        return new String(image.bytes(), StandardCharsets.ISO_8859_1);
    }

    @Test
    void aWebpIsKnownByItsSignature() {
        assertThat(Pictures.mediaType("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1)))
                .contains("image/webp");
    }

    private void refused(byte[] bytes, String why) {
        rendering.photo = new SourceFile(PATH, bytes);
        assertThat(rendering.problems("{{name}}"))
                .singleElement()
                .asString()
                .startsWith(PATH + ":1: ")
                .contains(why);
    }

    private static byte[] image(String format, int width, int height) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), format, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
