package org.vigil.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vigil.network.Image;
import org.vigil.network.Message;
import org.vigil.network.Part;
import org.vigil.network.Visibility;
import org.vigil.source.SourceFile;

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

    @Test
    void comesBackAsItWas() {
        Message read =
                FrozenMessage.read(FrozenMessage.write(MESSAGE), path -> Optional.of(new SourceFile(path, BYTES)));
        assertThat(read.parts().get(1)).isEqualTo(MESSAGE.parts().get(1));
        assertThat(read).usingRecursiveComparison().isEqualTo(MESSAGE);
    }

    @Test
    void anImageThatIsGoneIsLeftOut() {
        Message read = FrozenMessage.read(FrozenMessage.write(MESSAGE), path -> Optional.empty());
        assertThat(read.parts().getFirst().images()).isEmpty();
        assertThat(read.parts().getFirst().text())
                .isEqualTo(MESSAGE.parts().getFirst().text());
    }
}
