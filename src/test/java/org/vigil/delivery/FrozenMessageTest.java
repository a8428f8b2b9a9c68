package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.poster.Form;
import org.vigil.poster.Poster;
import org.vigil.source.SourceFile;
import org.vigil.source.SourceTree;

class FrozenMessageTest {
    private static final byte[] BYTES = {1, 2, 3};
    private static final Message MESSAGE = new Message(List.of(
            new Part(
                    "الحرية لـ\u2067آنا\u2069 🕯️ \"quoted\" \\ \n\nI ı İ",
                    List.of(new Image("profiles/photos/a.png", "image/png", BYTES, "A woman, \"Anna\"")),
                    "zh-Hans",
                    "hunger strike",
                    Visibility.UNLISTED),
            new Part("2/2", List.of(), "en", null, Visibility.PUBLIC)));

    private static final SourceTree NO_DESIGNS = SourceTree.of(List.of());

    private static Message showing(Poster poster) {
        Image image = new Image(poster.fileName(), poster.mediaType(), poster, "Poster. Anna");
        return new Message(List.of(new Part("Anna", List.of(image), "en", null, Visibility.PUBLIC)));
    }

    @Test
    void aPosterIsDrawnOnceMoreAsItWas() {
        Poster poster =
                new Poster(Form.WIDE.ownDesign(), Map.of("name", "Anna", "days", "365 days"), "en", null, 1_000_000);
        Message read = FrozenMessage.read(FrozenMessage.write(showing(poster)), file -> Optional.empty(), NO_DESIGNS);
        assertThat(read.parts().getFirst().images())
                .singleElement()
                .satisfies(image -> assertThat(image.bytes()).isEqualTo(poster.get()))
                .satisfies(image -> assertThat(image.altText()).isEqualTo("Poster. Anna"));
    }

    @Test
    void aPosterIsLeftOutWhereItsDesignHasChangedOrItsPhotoMayNotBeShownAnyMore() {
        Poster poster = new Poster(Form.WIDE.ownDesign(), Map.of("name", "Anna"), "en", null, 1_000_000);
        SourceTree changed = SourceTree.of(List.of(SourceFile.ofText(
                Form.WIDE.path(), "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 800 450\"/>")));
        assertThat(images(poster, changed)).isEmpty();
        Poster withPhoto = new Poster(
                poster.design(), poster.words(), "en", new SourceFile("profiles/photos/a.jpg", BYTES), 1_000_000);
        assertThat(images(withPhoto, NO_DESIGNS)).isEmpty();
    }

    private static List<Image> images(Poster poster, SourceTree tree) {
        return FrozenMessage.read(FrozenMessage.write(showing(poster)), file -> Optional.empty(), tree)
                .parts()
                .getFirst()
                .images();
    }

    @Test
    void comesBackAsItWas() {
        Message read = FrozenMessage.read(
                FrozenMessage.write(MESSAGE), path -> Optional.of(new SourceFile(path, BYTES)), NO_DESIGNS);
        assertThat(read.parts().get(1)).isEqualTo(MESSAGE.parts().get(1));
        assertThat(read.parts().getFirst().text())
                .isEqualTo(MESSAGE.parts().getFirst().text());
        Image image = read.parts().getFirst().images().getFirst();
        assertThat(image.bytes()).isEqualTo(BYTES);
        assertThat(image.altText()).isEqualTo("A woman, \"Anna\"");
        assertThat(image.mediaType()).isEqualTo("image/png");
    }

    @Test
    void anImageThatIsGoneIsLeftOut() {
        Message read = FrozenMessage.read(FrozenMessage.write(MESSAGE), path -> Optional.empty(), NO_DESIGNS);
        assertThat(read.parts().getFirst().images()).isEmpty();
        assertThat(read.parts().getFirst().text())
                .isEqualTo(MESSAGE.parts().getFirst().text());
    }
}
