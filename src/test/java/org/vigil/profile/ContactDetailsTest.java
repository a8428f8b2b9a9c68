package org.vigil.profile;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Nobody's contact goes out: it is found in every script, and ordinary sentences are none (RULES 2). */
class ContactDetailsTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "TELEPHONE | Call +994 12 345 67 89",
                "TELEPHONE | Call 555-12-34",
                "TELEPHONE | Tel. 512345",
                "TELEPHONE | Zadzwoń: 512 345 678",
                "TELEPHONE | Ask 612.345.678",
                "TELEPHONE | 050 123 456",
                "TELEPHONE | ٠٩١٢٣٤٥٦٧٨",
                "TELEPHONE | شماره ۰۲۱ ۱۲۳۴ ۵۶۷۸",
                "TELEPHONE | फ़ोन ०११ २३४५ ६७८९",
                "TELEPHONE | 电话：８６ １０ １２３４ ５６７８",
                "TELEPHONE | тел. 8 (495) 123-45-67",
                "TELEPHONE | 099\u200B1234\u200B567",
                "EMAIL     | Write to her at a.b@example.org",
                "EMAIL     | анна＠пример.рф",
                "EMAIL     | anna [at] example dot org",
                "EMAIL     | anna(собака)example.org",
                "HANDLE    | Ask @leyla_aliyeva",
                "HANDLE    | (@Ann)",
                "HANDLE    | ＠анна_к",
                "MESSENGER | https://wa.me/994123456",
                "MESSENGER | join t.me/+AbCdEf",
                "MESSENGER | t.me/leyla",
                "MESSENGER | Skype: anna.k",
                "MESSENGER | tel:112",
                "ADDRESS   | She lives at 12 Baker Street",
                "ADDRESS   | 5 Tahrir Square Road, flat 7",
                "ADDRESS   | P.O. Box 14",
                "ADDRESS   | г. Москва, ул. Ленина, д. 5, кв. 12",
                "ADDRESS   | на улице Ленина, 5",
                "ADDRESS   | вул. Хрещатик 22",
                "ADDRESS   | Musterstraße 12",
                "ADDRESS   | 12, rue de la Paix",
                "ADDRESS   | Calle Mayor, 12",
                "ADDRESS   | ul. Nowy Świat 15",
                "ADDRESS   | Nizami küçəsi 45",
                "ADDRESS   | Atatürk Caddesi No: 7",
                "ADDRESS   | شارع الثورة، بناء رقم ١٢",
                "ADDRESS   | خیابان آزادی، پلاک ۱۲",
                "ADDRESS   | 北京市朝阳区建国路12号",
                "ADDRESS   | 15 đường Lê Lợi",
            })
    void findsTheMeansToReachSomebody(ContactDetails.Kind kind, String text) {
        assertThat(ContactDetails.in(text)).contains(kind);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Held since 2015-01-01 and 2016",
                "6 000 000 people in 2011-2014",
                "a fine of 500 000 000, and 12 345 678 signatures; 150 000 came",
                "2011 2014 2016",
                "7 years 6 months; 1,000 days; 12.05.2016",
                "Article 228 part 3, case 15",
                "۱۳۹۴/۰۵/۰۶",
                "On 9 June a rally on Baker Street was broken up",
                "In 2013 the police beat them on Nizami Street",
                "На улице Ленина собралось 500 человек",
                "На площади и на улице, 5 мая, их задержали",
                "She signed with 12 others @ noon",
                "Telegram: the channel was closed",
                "A ward of 40 women; cell 5",
                "She wrote about the Wall Street crash of 1929",
                "Her telephone was taken away in 2015",
                "She was held for 20 days in a court in Main Street",
                "شارع الثورة",
            })
    void ordinarySentencesAreNone(String text) {
        assertThat(ContactDetails.in(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Her 12-year-old son waits",
                "A 17 year old was held with her",
                "her daughter Anna (7), waits",
                "Their daughter, 7, and their son",
                "a girl aged 9",
                "Её 5-летняя дочь ждёт",
                "сыну 5 лет",
                "дочь (7 лет)",
                "її син, 9 років",
                "10 yaşlı oğlu",
                "su hija Ana de 6 años",
                "طفلته ليلى ٧ سنوات",
                "پسر ۸ ساله",
                "她的儿子今年八岁，女儿7岁",
                "His son goes to the Third School",
                "дочь учится в школе",
            })
    void aChildsAgeOrSchoolIsFound(String text) {
        assertThat(Children.in(text)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "A court gave her 7 years; her son waits",
                "Her son has waited 7 years",
                "A 45-year-old lawyer",
                "She founded a school of journalism",
                "Сын ждёт 5 лет",
                "Mother of two children, held since 2015",
                "Her daughter (born in exile) speaks for her",
                "The daughter of a teacher, held 12 days",
            })
    void ordinarySentencesTellNothingOfAChild(String text) {
        assertThat(Children.in(text)).isFalse();
    }
}
