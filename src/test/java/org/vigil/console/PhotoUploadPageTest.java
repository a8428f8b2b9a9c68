package org.vigil.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vigil.access.Role;
import org.vigil.database.Database;
import org.vigil.profile.Photo;
import org.vigil.profile.ProfileId;
import org.vigil.testing.Browser;
import org.vigil.testing.TestDatabase;
import org.vigil.testing.World;

/** A photo is judged by its bytes, made bare, and named by us. */
@ExtendWith(TestDatabase.class)
class PhotoUploadPageTest {
    private static final String PATH = "/people/anna/edit/photo";
    private static final String SECRET = "taken at 40.3777 N 49.8920 E";

    private final ConsoleWorld console;
    private final World world;

    PhotoUploadPageTest(Database database) {
        console = new ConsoleWorld(database);
        world = console.world;
        world.put(World.profile("anna"), "# Her sister asked for this.\n" + world.text(World.profile("anna")));
        world.start().onDisk();
    }

    @AfterEach
    void close() {
        console.close();
    }

    private static byte[] picture(String type, int width, int height) {
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream()) {
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), type, bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        Arrays.stream(parts).forEach(all::writeBytes);
        return all.toByteArray();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /** A JPEG in which a segment was put behind its start. */
    private static byte[] jpegWith(int marker, String text) {
        byte[] plain = picture("jpg", 40, 30);
        byte[] words = bytes(text);
        byte[] segment = joined(
                new byte[] {(byte) 0xFF, (byte) marker, (byte) ((words.length + 2) >> 8), (byte) (words.length + 2)},
                words);
        return joined(Arrays.copyOf(plain, 2), segment, Arrays.copyOfRange(plain, 2, plain.length));
    }

    /** A PNG whose header says another size. */
    private static byte[] pngOfSize(int width, int height) {
        byte[] png = picture("png", 4, 4);
        ByteBuffer.wrap(png).putInt(16, width).putInt(20, height);
        CRC32 sum = new CRC32();
        sum.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) sum.getValue());
        return png;
    }

    private static Map<String, String> words() {
        return Map.of(
                "credit", "A. Friend",
                "licence", "CC BY 4.0",
                "alt_text[1].language", "en",
                "alt_text[1].text", "A woman at her desk");
    }

    private HttpResponse<String> upload(Browser browser, Map<String, String> words, String name, byte[] bytes) {
        Map<String, String> fields = new LinkedHashMap<>(words);
        fields.put(
                "read",
                world.node.fileDesk().file(World.profile("anna")).orElseThrow().digest());
        return browser.upload(PATH, PATH, fields, new Browser.FilePart("picture", name, "image/jpeg", bytes));
    }

    private static String location(HttpResponse<String> answer) {
        return answer.headers().firstValue("Location").orElse(answer.statusCode() + ": " + answer.body());
    }

    private List<Path> photos() throws IOException {
        Path folder = world.folder().resolve("profiles/photos");
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }

    private Photo inForce() {
        return Objects.requireNonNull(world.node
                .files()
                .inForce()
                .workspace()
                .profile(new ProfileId("anna"))
                .orElseThrow()
                .photo());
    }

    @Test
    void placeAndCameraAreTakenOutAndTheNameIsOurs() throws IOException {
        byte[] sent = jpegWith(0xE1, "Exif\0\0MM\0*\0\0\0\10\0\0" + SECRET);
        assertThat(new String(sent, StandardCharsets.ISO_8859_1)).contains(SECRET);
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            assertThat(editor.get(PATH).body()).contains("Place, time, camera and remarks are taken out");
            assertThat(location(upload(editor, words(), "../../settings.yaml", sent)))
                    .isEqualTo("/people/anna?done=photo-saved");
        }
        assertThat(photos()).singleElement().satisfies(photo -> {
            assertThat(photo.getFileName().toString()).matches("anna-[0-9a-f]{10}\\.jpg");
            assertThat(new String(Files.readAllBytes(photo), StandardCharsets.ISO_8859_1))
                    .doesNotContain(SECRET);
            assertThat(ImageIO.read(photo.toFile()).getWidth()).isEqualTo(40);
        });
        assertThat(inForce().altText()).containsEntry("en", "A woman at her desk");
        assertThat(Files.readString(world.folder().resolve(World.profile("anna"))))
                .startsWith("# Her sister asked for this.\n");
    }

    @Test
    void whatIsNoPictureOrMoreThanOneIsRefusedInWordsAndNothingIsWritten() throws IOException {
        byte[] jpeg = picture("jpg", 40, 30);
        Map<String, byte[]> files = new LinkedHashMap<>();
        files.put("is no picture", bytes("<html><script>alert(1)</script></html>"));
        files.put("This file is no picture", bytes("<?xml version='1.0'?><svg onload='alert(1)'/>"));
        files.put("Save it as JPEG or PNG", bytes("GIF89a.........."));
        files.put("cannot be read to its end", Arrays.copyOf(jpeg, jpeg.length - 20));
        files.put("Save it anew with a picture program", joined(bytes("\u0089PNG\r\n\u001A\n"), bytes("rubbish")));
        files.put("too many pixels", pngOfSize(60_000, 60_000));
        files.put("something else beside the picture", jpegWith(0xFE, "<script>alert(1)</script>"));
        files.put("such as a page or a program", joined(picture("png", 4, 4), bytes("<html><body>")));
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            files.forEach((words, bytes) -> {
                HttpResponse<String> answer = upload(editor, words(), "photo.jpg", bytes);
                assertThat(answer.statusCode()).as(words).isEqualTo(422);
                assertThat(answer.body())
                        .contains(words, "value=\"A. Friend\"", "A woman at her desk")
                        .doesNotContain("<script>alert");
            });
            assertThat(upload(editor, words(), "", new byte[0]).body()).contains("Choose a picture.");
            assertThat(upload(editor, words(), "a.jpg", new byte[20_500_000]).body())
                    .contains("at most 20 MB");
        }
        assertThat(photos()).isEmpty();
    }

    @Test
    void aPictureOfWhichTheHeaderLiesIsRead() {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            assertThat(upload(editor, words(), "a.png", pngOfSize(4, 4_000)).body())
                    .contains("cannot be read to its end");
        }
    }

    @Test
    void creditLicenceAndWordsInEachLanguageAreAskedForBesideTheirInputs() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            Map<String, String> less =
                    Map.of("credit", "", "licence", "", "alt_text[1].language", "en", "alt_text[1].text", "");
            assertThat(upload(editor, less, "a.jpg", picture("jpg", 9, 9)).body())
                    .contains("words for those who do not see the picture are missing in en");
            Map<String, String> uncredited = new LinkedHashMap<>(words());
            uncredited.put("credit", "");
            HttpResponse<String> answer = upload(editor, uncredited, "a.jpg", picture("jpg", 9, 9));
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.body()).contains("href=\"#credit\"");
        }
        assertThat(photos()).isEmpty();
    }

    @Test
    void anotherPictureHasAnotherNameAndTheFormerGoes() throws IOException {
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            upload(editor, words(), "a.jpg", picture("jpg", 9, 9));
            String first = inForce().file();
            assertThat(location(upload(editor, words(), "a.jpg", picture("png", 8, 8))))
                    .isEqualTo("/people/anna?done=photo-saved");
            assertThat(inForce().file()).isNotEqualTo(first).endsWith(".png");
            assertThat(photos()).hasSize(1);
            Map<String, String> other = new LinkedHashMap<>(words());
            other.put("alt_text[1].text", "A woman before a court");
            assertThat(location(upload(editor, other, "", new byte[0]))).isEqualTo("/people/anna?done=photo-saved");
            assertThat(inForce().altText()).containsEntry("en", "A woman before a court");
            other.put("remove", "true");
            assertThat(location(upload(editor, other, "", new byte[0]))).isEqualTo("/people/anna?done=photo-removed");
            assertThat(photos()).isEmpty();
        }
    }

    @Test
    void aLargePhotoIsSavedWithAWordOnWhereItIsNotShown() {
        BufferedImage noise = new BufferedImage(1_200, 900, BufferedImage.TYPE_INT_RGB);
        java.util.Random random = new java.util.Random(7);
        for (int i = 0; i < 1_200 * 900; i++) {
            noise.setRGB(i % 1_200, i / 1_200, random.nextInt());
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            ImageIO.write(noise, "png", png);
            assertThat(location(upload(editor, words(), "a.png", png.toByteArray())))
                    .isEqualTo("/people/anna?done=photo-saved-large");
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void withoutItsTokenOrTheRoleNothingIsTaken() throws IOException {
        Browser.FilePart file = new Browser.FilePart("picture", "a.jpg", "image/jpeg", picture("jpg", 9, 9));
        try (Browser editor = console.as("Ann", Role.EDITOR);
                Browser viewer = console.as("Vic", Role.VIEWER)) {
            assertThat(editor.uploadAsIs(PATH, words(), file).statusCode()).isEqualTo(403);
            viewer.get("/stop");
            Map<String, String> fields = new LinkedHashMap<>(words());
            fields.put("_csrf", viewer.formToken());
            assertThat(viewer.uploadAsIs(PATH, fields, file).statusCode()).isEqualTo(403);
            fields.put("_csrf", editor.formToken());
            assertThat(editor.uploadAsIs("/stop", fields, file).statusCode())
                    .as("no other page takes uploads")
                    .isEqualTo(403);
        }
        assertThat(photos()).isEmpty();
    }

    @Test
    void whereTheFilesLeadBothFilesAreOfferedInstead() throws IOException {
        world.put("settings.yaml", "source: files\n").accept();
        try (Browser editor = console.as("Ann", Role.EDITOR)) {
            HttpResponse<byte[]> answer = editor.uploadForBytes(
                    PATH, withRead(), new Browser.FilePart("picture", "a.jpg", "image/jpeg", picture("jpg", 9, 9)));
            try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(answer.body()))) {
                ZipEntry first = Objects.requireNonNull(zip.getNextEntry());
                assertThat(first.getName()).matches("profiles/photos/anna-[0-9a-f]{10}\\.jpg");
                zip.readAllBytes();
                assertThat(Objects.requireNonNull(zip.getNextEntry()).getName()).isEqualTo("profiles/anna.yaml");
            }
        }
        assertThat(photos()).isEmpty();
    }

    private Map<String, String> withRead() {
        Map<String, String> fields = new LinkedHashMap<>(words());
        fields.put(
                "read",
                world.node.fileDesk().file(World.profile("anna")).orElseThrow().digest());
        return fields;
    }
}
