package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A charge is never told as a fact (RULES 2): found in each language of posts, and what is no such thing passes. */
class FlatLabelsTest {
    @Test
    void eachLanguageInWhichVigilCanCountHasItsWords() {
        assertThat(FlatLabels.languages())
                .containsExactly("ar", "az", "be", "de", "en", "es", "fa", "fr", "pl", "ru", "tr", "uk", "vi", "zh");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en | She is a terrorist.
            en | He was a well known spy
            en | They are extremists; nobody doubts it.
            en | He’s a traitor.
            en | In 2019 he became an enemy of the state.
            en | She writes. She is a murderer.
            en | She is a terrorist and not a journalist.
            en | She is nothing but a spy.
            en | He is a leading extremist.
            fr | Elle est l'espionne d'un pays voisin.
            ru | Она была опасной террористкой.
            ru | Они преступники.
            uk | Вона вбивця.
            be | Яна шпіёнка.
            ar | كان يهوديا متطرفا.
            fa | او تروریست است و سلاح را داشت.
            es | Ella es una terrorista.
            es | Era un peligroso espía.
            es | Son asesinos.
            fr | Elle est une terroriste.
            fr | Il était un dangereux espion.
            fr | Ce sont des terroristes.
            de | Sie ist eine Terroristin.
            de | Er war ein bekannter Spion.
            de | Sie sind Verbrecher.
            ru | Она является террористкой.
            ru | Анна — террористка.
            ru | Он был опасным преступником.
            ru | Она шпионка.
            ru | Он иностранный агент и был иностранным агентом.
            uk | Вона є терористкою.
            uk | Він був небезпечним злочинцем.
            uk | Він шпигун.
            uk | Анна — зрадниця.
            be | Яна з’яўляецца тэрарысткай.
            be | Ён быў шпіёнам.
            be | Яна экстрэмістка.
            pl | Ona jest terrorystką.
            pl | On był groźnym przestępcą.
            pl | To szpieg.
            pl | Są zdrajcami narodu.
            az | O, terrorçudur.
            az | O casus idi.
            az | O, qatil.
            tr | O bir terörist.
            tr | Kendisi teröristtir.
            tr | O BİR TERÖRİSTTİR.
            tr | Eskiden casustu.
            tr | Vatan haini olan bu kadın.
            ar | هي إرهابية.
            ar | كان جاسوسًا.
            ar | هو مجرم خطير.
            fa | او تروریست است.
            fa | او یک جاسوس است.
            fa | آن‌ها خرابکار بودند.
            zh | 她是恐怖分子。
            zh | 他是一名间谍。
            zh | 他成为了解放军的叛徒。他是國家的叛徒。
            zh-Hant | 她是間諜。
            vi | Bà ấy là kẻ khủng bố.
            vi | Ông từng là gián điệp.
            vi | Họ là những phần tử phản động.
            """)
    void whatSaysFlatlyThatSomebodyIsSuchAOneIsFound(String language, String text) {
        assertThat(FlatLabels.in("story." + language, text)).isPresent();
        assertThat(FlatLabels.toldIn(language, text)).isPresent();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            en | She is not a terrorist.
            en | He was never a spy.
            en | She is neither a terrorist nor a spy.
            en | He isn't a traitor.
            en | She is accused of being a terrorist.
            en | State television calls her a spy.
            en | He was declared a foreign agent by the ministry.
            en | According to the prosecutor she is a murderer.
            en | She was charged under the Law on Combating Terrorism and Extremism.
            en | An anti-terrorist court gave her seven years.
            en | He was tried by a counter-terrorist tribunal.
            en | The charge was membership in a terrorist organisation.
            en | Her brother was killed by terrorists.
            en | He was held among murderers for a year.
            en | She is a criminal lawyer.
            en | He is a spy novelist.
            en | She denies that she is a spy.
            en | She is a “terrorist” for them.
            en | Her lawyers defend extremists and journalists alike.
            en | She was a survivor of a terrorist attack.
            es | Ella no es una terrorista.
            es | La acusan de ser terrorista.
            es | Según la fiscalía, es una espía.
            es | La ley antiterrorista es dura.
            es | Fue víctima de terroristas.
            es | Fue condenado por un tribunal antiterrorista.
            fr | Elle n'est pas une terroriste.
            fr | Il est accusé d'être un espion.
            fr | Selon le procureur, elle est une terroriste.
            fr | La loi antiterroriste est dure.
            fr | Elle a été qualifiée de terroriste.
            de | Sie ist keine Terroristin.
            de | Er ist nicht der Spion.
            de | Ihr wird vorgeworfen, sie sei eine Terroristin.
            de | Er war der Anwalt von Terroristen.
            de | Das Antiterrorgesetz ist hart.
            de | Sie ist von Kriminellen bedroht worden.
            ru | Она не террористка.
            ru | Он не является террористом.
            ru | Её называют шпионкой.
            ru | Она обвиняется в том, что была шпионкой.
            ru | Закон о противодействии экстремистской деятельности.
            ru | Это террористическая статья.
            ru | Её муж был убит террористами в театре, он жертва теракта.
            ru | Минюст внёс её в реестр иностранных агентов: она иноагент.
            ru | Он сын предателя, говорили дети.
            uk | Вона не терористка.
            uk | Її звинувачують, що вона терористка.
            uk | Він не був шпигуном.
            uk | Це стаття про тероризм.
            uk | За словами прокурора, він злочинець.
            be | Яна не тэрарыстка.
            be | Яе называюць экстрэмісткай.
            be | Гэта экстрэмісцкі артыкул.
            be | Ён не быў шпіёнам.
            pl | Ona nie jest terrorystką.
            pl | Oskarżono ją, że jest terrorystką.
            pl | Według prokuratury jest szpiegiem.
            pl | To ustawa o zwalczaniu terroryzmu.
            pl | Była żoną zdrajcy.
            az | O, terrorçu deyil.
            az | Onu ittiham edirlər ki, o casusdur.
            az | Terrorçuluğa qarşı mübarizə haqqında qanun.
            tr | O bir terörist değil.
            tr | Terörist olmakla suçlanıyor, savcıya göre teröristtir.
            tr | Terörle Mücadele Kanunu uyarınca yargılandı.
            tr | Casusluktan hüküm giydi.
            ar | ليست إرهابية.
            ar | هو ليس إرهابيا.
            ar | اتهمت بأنها إرهابية.
            ar | محكمة مكافحة الإرهاب.
            ar | كان في تنظيم إرهابي بحسب النيابة.
            fa | او تروریست نیست.
            fa | او متهم است که جاسوس است.
            fa | به گفتهٔ دادستان او جاسوس است.
            fa | قانون مبارزه با تروریسم.
            zh | 她不是恐怖分子。
            zh | 他并非间谍。
            zh | 她被指控为间谍，检方称她是间谍。
            zh | 他因间谍罪被判刑。
            zh | 她是反恐法的批评者。
            zh | 她是恐怖分子的受害者。
            vi | Bà không phải là kẻ khủng bố.
            vi | Bà bị cáo buộc là gián điệp.
            vi | Theo viện kiểm sát, ông là gián điệp.
            vi | Luật phòng, chống khủng bố.
            it | È una terrorista.
            en | He is hardly a criminal.
            en | Is she a terrorist? She baked bread.
            en | It is absurd to think she is a terrorist.
            en | If he is a terrorist, so are we all.
            en | She was hunting spies for a newspaper.
            fr | Il n'est nullement un espion.
            ru | Он был похищен террористами.
            ru | Она убийцу мужа видела.
            ru | Она шпионов не встречала.
            uk | Він був захоплений терористами.
            uk | Вона вбивцю сина знала.
            be | Ён быў схоплены тэрарыстамі.
            be | Яна забойцу сына ведала.
            az | O, terrorçular tərəfindən öldürülüb.
            az | O, casus kimi həbs edilib.
            tr | O suçlu gibi tutuluyor.
            tr | Bu katiller serbest.
            ar | هي صحفية وليست جاسوسة.
            ar | كان يعرف قاتل ابنه.
            ar | هل هي إرهابية؟
            fa | او قاتل پسرش را می‌شناخت.
            fa | او مجرم شناخته شد.
            zh | 他不可能是间谍。
            zh | 記者是罪犯嗎？
            vi | Làm báo đâu phải là tội phạm.
            vi | Đây là hành vi khủng bố.
            """)
    void whoSaysSoThatItIsNotSoAndWhatIsSomethingElsePasses(String language, String text) {
        assertThat(FlatLabels.in("story." + language, text)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            en | terrorist                          | true
            en | activist, extremist                | true
            en | criminal lawyer                    | false
            en | spy novelist                       | false
            en | anti-terrorist expert              | false
            en | lawyer of accused terrorists       | false
            es | espía                              | true
            es | abogada de víctimas                | false
            fr | espionne                           | true
            de | Spionin                            | true
            de | Strafrechtlerin                    | false
            ru | террорист                          | true
            ru | адвокат                            | false
            uk | зрадник                            | true
            be | экстрэміст                         | true
            pl | szpieg                             | true
            az | casus                              | true
            tr | casus                              | true
            ar | إرهابي                             | true
            ar | محامية                             | false
            fa | جاسوس                              | true
            fa | روزنامه‌نگار                       | false
            zh | 间谍                               | true
            zh | 间谍小说作家                       | false
            vi | gián điệp                          | true
            vi | luật sư                            | false
            """)
    void aRoleIsNoLabel(String language, String role, boolean found) {
        assertThat(FlatLabels.in("role." + language, role).isPresent()).isEqualTo(found);
    }

    @ParameterizedTest
    @CsvSource({
        "en, terrorist, true",
        "en, foreign agent, true",
        "en, terrorism, false",
        "en, membership in a terrorist organisation, false",
        "en, espionage, false",
        "ru, террорист, true",
        "ru, участие в террористической организации, false",
        "vi, gián điệp, false",
        "vi, khủng bố, false",
        "zh, 间谍罪, false",
        "fa, جاسوسی, false",
    })
    void aChargeIsADeedAndNobody(String language, String charge, boolean found) {
        assertThat(FlatLabels.in("charges[1].charge." + language, charge).isPresent())
                .isEqualTo(found);
        assertThat(FlatLabels.in("charges[1].according_to." + language, charge)).isEmpty();
    }

    /** Where no language stands beside a text, each is looked for. */
    @ParameterizedTest
    @CsvSource({
        "sentences[1].text, She is a spy",
        "sentences[1].text, Она шпионка",
        "events[1].what, 她是恐怖分子",
        "events[1].conditions.en, she is a spy",
        "actions[1].ask.en, Write that he is a spy",
        "actions[1].text.ru, Она шпионка",
        "photo.alt_text.en, A woman who is a spy",
    })
    void itIsLookedForWhereverSomethingIsTold(String field, String text) {
        assertThat(FlatLabels.in(field, text)).isPresent();
    }

    /** A quote is somebody's words; what is asked about it stands with what else may harm. */
    @Test
    void aQuoteIsNotRefused() {
        assertThat(FlatLabels.in("quotes[1].text", "She is a spy")).isEmpty();
        assertThat(FlatLabels.toldIn("en", "She is a spy")).isPresent();
    }

    @Test
    void whatWasFoundIsNamed() {
        assertThat(FlatLabels.told("text.en", "Bela is a dangerous terrorist."))
                .isEqualTo(Optional.of("\"terrorist\" tells a charge as a fact"));
    }
}
