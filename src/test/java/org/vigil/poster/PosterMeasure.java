package org.vigil.poster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.RepeatedTest;
import org.vigil.source.Problem;

/**
 * Sets and draws 100 posters in six languages and two forms. No test: its name keeps it out of {@code mvn verify}. Run it
 * with {@code mvn test -Dquick= -Dtest=PosterMeasure}.
 */
class PosterMeasure {
    private static final int POSTERS = 100;

    private static final List<Map.Entry<String, String>> NAMES = List.of(
            Map.entry("en", "Carla Example-Longname of Nowhere"),
            Map.entry("fa", "مریم نمونه‌ی فرضی"),
            Map.entry("zh", "示例华"),
            Map.entry("ru", "Пётр Иннокентьевич Примеров"),
            Map.entry("vi", "Đào Thị Mẫu Nguyễn Ngọc Quỳnh"),
            Map.entry("ar", "بشير عبد الرحمن المثال"));

    @RepeatedTest(3)
    void setsAndDraws() {
        List<Long> set = new ArrayList<>();
        List<Long> drawn = new ArrayList<>();
        PosterCheck check = new PosterCheck();
        for (int i = 0; i < POSTERS; i++) {
            Map.Entry<String, String> name = NAMES.get(i % NAMES.size());
            Map<String, String> words = Map.of(
                    "name", name.getValue(), "about", "A. B., C.", "days", String.valueOf(1_000 + i), "status", "…");
            Form form = i % 2 == 0 ? Form.WIDE : Form.SQUARE;
            Poster poster = new Poster(form.ownDesign(), words, name.getKey(), null, 1_000_000);
            long begin = System.nanoTime();
            List<Problem> problems = check.problems(poster);
            long ready = System.nanoTime();
            assertThat(problems).isEmpty();
            assertThat(poster.drawn().length).isLessThan(1_000_000);
            set.add(ready - begin);
            drawn.add(System.nanoTime() - ready);
        }
        System.out.printf(
                Locale.ROOT,
                "posters looked at: median %.1f ms, 95 %% %.1f ms; drawn: median %.0f ms, 95 %% %.0f ms%n",
                at(set, 50),
                at(set, 95),
                at(drawn, 50),
                at(drawn, 95));
    }

    private static double at(List<Long> nanos, int percent) {
        return nanos.stream().sorted().toList().get(nanos.size() * percent / 100) / 1e6;
    }
}
